"""The many ways to write one entry of front matter."""

import json
from random import Random
from typing import Any

import yaml

NOTES = ("", "", " # 注", "  # it's: [one]")


def spelled(random: Random, name: str, key: str, value: Any) -> str:
    """An entry as lines of front matter in the format; what comes of it may differ from ``value``.

    Raises ``ValueError`` where the format has no such value.
    """
    if name in ("json", "flow"):
        return f"{_json(key)}: {_json(value)},"
    if name == "toml":
        return f"{_toml_key(key)} = {_toml(random, value)}{random.choice(NOTES)}\n"
    return _yaml_entry(random, key, value)


def _yaml_entry(random: Random, key: str, value: Any) -> str:
    anchor, note = random.choice(["", "", "", "&x9 "]), random.choice(NOTES)
    if isinstance(value, list) and value and random.random() < 0.6:
        return _yaml_block(random, key, value, anchor, note)
    if isinstance(value, list):
        return f"{key}: {anchor}{_yaml_flow(random, value)}{note}\n"
    if isinstance(value, dict):
        block = yaml.safe_dump(value, allow_unicode=True, indent=2).replace("\n", "\n  ")
        return f"{key}:{note}\n  {block.rstrip(' ')}"
    if isinstance(value, str) and value and random.random() < 0.15:
        header = random.choice(["|-", ">-", "|-2"])
        return f"{key}: {anchor}{header}{note}\n  {value}\n"
    return f"{key}: {anchor}{_yaml_scalar(random, value)}{note}\n"


def _yaml_block(random: Random, key: str, items: list[Any], anchor: str, note: str) -> str:
    indent = random.choice(["", "  ", "    "])
    lines = [f"{key}: {anchor}".rstrip() + f"{note}\n"]
    for item in items:
        if random.random() < 0.2:
            lines.append(f"{indent}# 以下\n")
        text = _json(item) if isinstance(item, (dict, list)) else _yaml_scalar(random, item)
        lines.append(f"{indent}- {text}{random.choice(NOTES)}\n")
    return "".join(lines)


def _yaml_flow(random: Random, items: list[Any]) -> str:
    texts = [
        _json(item) if isinstance(item, (dict, list)) else _yaml_scalar(random, item)
        for item in items
    ]
    shape = random.choice(["[{}]", "[ {} ]", "[\n  {}\n]", "[\n  {},\n]"])
    return shape.format((",\n  " if "\n" in shape else ", ").join(texts))


def _yaml_scalar(random: Random, value: Any) -> str:
    if not isinstance(value, str):
        return "" if value is None else json.dumps(value)
    single = "'" + value.replace("'", "''") + "'"
    return random.choice([value, value, _json(value), single]) if value else _json(value)


def _toml(random: Random, value: Any) -> str:
    if isinstance(value, list):
        texts = [_toml(random, each) for each in value]
        shape = random.choice(["[{}]", "[ {} ]", "[\n  {}, # 一\n]"])
        return shape.format((",\n  " if "\n" in shape else ", ").join(texts))
    if isinstance(value, dict):
        pairs = (f"{_toml_key(key)} = {_toml(random, each)}" for key, each in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if value is None:
        raise ValueError("TOML has no null")
    if not isinstance(value, str):
        return json.dumps(value)
    shapes = ["'{}'", "'''{}'''", '"""{}"""'] if value and not set(value) & set("'\"\\") else []
    return random.choice([_json(value), _json(value), *(each.format(value) for each in shapes)])


def _toml_key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "a").isalnum() else _json(key)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
