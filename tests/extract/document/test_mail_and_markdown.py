"""Messages and Markdown: the words that were written, the title, and the day of a message."""

from base64 import b64encode
from datetime import date
from email.message import EmailMessage

import pytest

from claims.errors import ClaimsError
from claims.extract.document.read_file import read_content

PLAIN = """From: desk@example.org
To: field@example.org
Date: Tue, 11 Apr 2023 09:12:00 +0200
Subject: Shells at the port

> On 10 April, shells hit the port of Ostrava Bay. Harbour
> pilots said that 7 people were killed.

The army denied it.

--
Ana
"""


def test_a_message_is_read_under_its_subject_on_its_day_without_marks_of_quoting_or_signature() -> None:
    document = read_content(PLAIN.encode(), name="note.txt")
    assert (document.title, document.titled, document.published) == ("Shells at the port", True, date(2023, 4, 11))
    assert document.text == (
        "Shells at the port\n\nOn 10 April, shells hit the port of Ostrava Bay. Harbour\npilots said that 7 people were killed.\n\n"
        "The army denied it."
    )


def test_a_message_as_mail_programs_write_it() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@example.org", "انفجار", "Sat, 01 Jan 2022 10:00:00 +0000"
    message.set_content("قتل ثلاثة أشخاص في انفجار.")
    message.add_alternative("<p>other words</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="x.bin")
    document = read_content(message.as_bytes(), name="message.eml")
    assert document.text == "انفجار\n\nقتل ثلاثة أشخاص في انفجار."
    assert document.published == date(2022, 1, 1)


@pytest.mark.parametrize(
    ("headers", "published"),
    [("Date: no day\nSubject: S\n", None), ("From: a@example.org\nTo: b@example.org\n", None)],
)
def test_a_message_without_a_day(headers: str, published: date | None) -> None:
    assert read_content(f"{headers}\nTwo guards died.".encode(), name="m").published == published


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(ClaimsError, match="no text was found"):
        read_content(b"From: a@example.org\nTo: b@example.org\nX-Other: 1\n\n", name="m")


@pytest.mark.parametrize(
    "text", ["From: the mayor\nTwo guards died.", "Date: 3 April\n\nTwo guards died.", "Note: To: b"]
)
def test_other_texts_are_no_messages(text: str) -> None:
    assert read_content(text.encode(), name="m.txt").text == text


def test_markdown_is_read_without_its_marks_and_its_first_heading_is_the_title() -> None:
    text = "# Clash in **Ostrava Bay**\n\nThe [army](https://example.org) left **19 dead**,\nmedics told *the Voice*.\n\n- two guards\n- `one` clerk\n\n> quoted  \nagain\n\n    code\n"
    document = read_content(text.encode(), name="clash.MD")
    assert (document.title, document.titled) == ("Clash in Ostrava Bay", True)
    assert document.text.split("\n\n")[1:] == [
        "The army left 19 dead, medics told the Voice.", "two guards", "one clerk", "quoted\nagain", "code",
    ]  # fmt: skip
    assert read_content(b"*Two* guards died.\n", name="a.md").title == ""
    assert read_content(b"*Two* guards died.\n", name="a.txt").text.startswith("*Two*")


def test_a_message_in_a_character_set_that_nobody_knows_is_read_as_utf_8_or_refused() -> None:
    head = b"From: a@example.org\nSubject: News\nContent-Type: text/plain; charset=nonesuch\n"
    assert "Zwölf" in read_content(head + "\nZwölf died.\n".encode(), name="m.eml").text
    encoded = b"Content-Transfer-Encoding: base64\n\n" + b64encode("Zwölf died.".encode("latin-1"))
    with pytest.raises(ClaimsError, match=r"m\.eml: a message in the character set 'nonesuch'; allowed: one in UTF-8"):
        read_content(head + encoded, name="m.eml")
