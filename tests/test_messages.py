"""Messages can be translated: each is one literal template, and its arguments fit."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import cms
from cms.model import msg
from cms.model.message import speak


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for module in sorted(Path(cms.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "msg":
                yield module, node


def test_templates_are_literals_with_the_arguments_they_name() -> None:
    wrong = []
    for module, call in calls():
        template = call.args[0]
        if not (isinstance(template, ast.Constant) and isinstance(template.value, str)):
            wrong.append(f"{module.name}:{call.lineno}: not a literal")
            continue
        named = {name for _, name, _, _ in string.Formatter().parse(template.value) if name}
        given = {keyword.arg for keyword in call.keywords}
        if named != given:
            wrong.append(f"{module.name}:{call.lineno}: {sorted(named ^ given)}")
    assert wrong == []


def test_a_message_is_put_into_words_when_shown() -> None:
    chinese = {"{key} is {state}": "{key} {state}", "missing": "缺失"}
    message = msg("{key} is {state}", key="title", state=msg("missing"))
    assert str(message) == "title is missing"
    speak(lambda text: chinese.get(text, text))
    try:
        assert str(message) == "title 缺失"
    finally:
        speak(str)


def test_braces_in_arguments_stay_as_they_are() -> None:
    assert str(msg("value {value}", value="{{ .X }}")) == "value {{ .X }}"
