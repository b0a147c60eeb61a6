"""What the program works with and what it is for, tried out: jieba's dictionary, SQLite, LibreOffice, and a small text read whole."""

from briefgen.doctor.check import Check, shown

#: An invented meeting, and what must be found in it.
_TEXT = "8月1日上午，文登召开社区建设推进会议，区委书记张立主持会议。张立要求，各街道要在年底前建成4个社区服务站。"
_FOUND = ("XXXX-08-01", "张立", "建成4个社区服务站")
_AGAIN = "请重新安装 briefgen；仍不行时，把 briefgen doctor -f json 的输出发给开发者。"


def trial() -> Check:
    """The main job: a text to a record to JSON and back, and to a 简报."""
    from briefgen import parse_text
    from briefgen.record import Document
    from briefgen.rendering import markdown

    document = parse_text(_TEXT)
    written = document.model_dump_json()
    whole = Document.model_validate_json(written) == document and all(each in written for each in _FOUND) and _FOUND[1] in markdown.render(document)
    if not whole:
        return Check("trial", "试处理", "problem", "一段示例文字的结果与预期不符", _AGAIN)
    return Check("trial", "试处理", "ok", "一段示例文字整理成了记录和简报")


def dictionary() -> Check:
    """Jieba's dictionary: there, readable, and of the edition that the tests know."""
    from briefgen import words

    path, known = words.edition()
    if not known:
        advice = "分词可能与测试过的不同，请运行 python -m pip install --force-reinstall jieba==0.42.1。"
        return Check("jieba", "jieba 词典", "attention", f"{shown(path)}，不是 0.42.1 版的词典", advice)
    return Check("jieba", "jieba 词典", "ok", f"0.42.1 版，{shown(path)}")


def sqlite() -> Check:
    """SQLite in Python: there for `batch`, with full text for `search`, with trigrams for writing a database."""
    try:
        import sqlite3
    except ImportError:
        return Check("sqlite", "SQLite", "problem", "这个 Python 没有 sqlite3", "batch 和 search 用不了，请换用带 sqlite3 的 Python。")
    connection = sqlite3.connect(":memory:")
    try:
        for kind, tokenizer in (("全文索引（FTS5）", "ascii"), ("三字索引（trigram）", "trigram")):
            try:
                connection.execute(f"CREATE VIRTUAL TABLE {tokenizer}_words USING fts5 (text, tokenize = '{tokenizer}')")
            except sqlite3.Error:
                advice = "parse 和 batch 照常可用；要写数据库、用 search 时，请换用带 SQLite 3.34 以上的 Python。"
                return Check("sqlite", "SQLite", "attention", f"{sqlite3.sqlite_version}，没有{kind}", advice)
    finally:
        connection.close()
    return Check("sqlite", "SQLite", "ok", f"{sqlite3.sqlite_version}，有全文索引和三字索引")


def libreoffice() -> Check:
    """LibreOffice, which reads old Word files for us."""
    from pathlib import Path

    from briefgen.reading.office import soffice

    program = soffice()
    if program is None:
        return Check("libreoffice", "LibreOffice", "attention", "没有找到", "只有读 .doc、.wps、.odt 时要用，请安装它，或先用 WPS 另存为 .docx。")
    return Check("libreoffice", "LibreOffice", "ok", shown(Path(program)))
