"""Hugo's own decoders, asked many texts in one run through ``transform.Unmarshal``."""

import base64
import json
import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cms.hugo.formats.syntax import Decoded, lower_keys
from tests.conftest import RunHugo

# Prints a value with Go's types; the text of a scalar goes as base64, since it may be anything.
TEMPLATE = """
{{- define "_partials/typed.html" -}}
{{- $kind := printf "%T" . -}}
{{- if reflect.IsMap . -}}
  {"map": [{{ range $key, $value := . }}[{{ $key | encoding.Base64Encode | jsonify }},
  {{ partial "typed.html" $value }}], {{ end }}null]}
{{- else if in $kind "[]" -}}
  {"list": [{{ range . }}{{ partial "typed.html" . }}, {{ end }}null]}
{{- else -}}
  {"type": "{{ $kind }}", "text": "{{ printf "%v" . | encoding.Base64Encode }}"}
{{- end -}}
{{- end -}}
{{- $texts := resources.Get "texts.json" | transform.Unmarshal -}}
[{{- range $i, $text := $texts -}}
  {{- $file := resources.FromString (printf "%d.FORMAT" $i) (encoding.Base64Decode $text) -}}
  {{- $result := try (transform.Unmarshal $file) -}}
  {{- with $result.Err }}null{{ else }}{{ partial "typed.html" $result.Value }}{{ end }},
{{- end -}}null]
"""
CONFIG = {
    "disableKinds": ["page", "section", "taxonomy", "term", "rss", "sitemap", "404"],
    "outputs": {"home": ["json"]},
}


def unmarshal(hugo: RunHugo, site: Path, format_name: str, texts: Sequence[bytes]) -> list[Any]:
    """What Hugo reads from each text, as ``typed.html`` prints it; None where it refuses."""
    for folder in ("assets", "layouts"):
        (site / folder).mkdir(parents=True)
    (site / "hugo.json").write_text(json.dumps(CONFIG))
    (site / "layouts/home.json").write_text(TEMPLATE.replace("FORMAT", format_name))
    encoded = [base64.b64encode(text).decode() for text in texts]
    (site / "assets/texts.json").write_text(json.dumps(encoded))
    result = hugo(site, "--quiet")
    assert result.returncode == 0, result.stderr
    return json.loads((site / "public/index.json").read_text("utf-8"))[:-1]


def decoded_text(encoded: str) -> str:
    return base64.b64decode(encoded).decode("utf-8", "replace")


def lowered(typed: Any) -> Any:
    """Hugo's value with mappings and lists as such, and keys as in front matter."""
    if "map" in typed:
        return {decoded_text(key): lowered(value) for key, value in typed["map"][:-1]}
    if "list" in typed:
        return [lowered(item) for item in typed["list"][:-1]]
    return typed["type"], decoded_text(typed["text"])


def equal(ours: Any, hugos: Any) -> bool:
    if isinstance(ours, dict) or isinstance(hugos, dict):
        return (
            type(ours) is type(hugos)
            and ours.keys() == hugos.keys()
            and all(equal(ours[key], hugos[key]) for key in ours)
        )
    if isinstance(ours, list) or isinstance(hugos, list):
        same_length = type(ours) is type(hugos) and len(ours) == len(hugos)
        return same_length and all(map(equal, ours, hugos))
    return equal_scalars(ours, *hugos)


def equal_scalars(ours: Any, go_type: str, text: str) -> bool:
    if text.startswith("0000-"):
        return str(ours).startswith("0000-")
    if go_type == "float64":
        return type(ours) is float and (ours == float(text) or (math.isnan(ours) and text == "NaN"))
    if go_type in ("int64", "uint64"):
        return type(ours) is int and str(ours) == text
    if go_type == "bool":
        return ours is (text == "true")
    if go_type == "<nil>":
        return ours is None
    if go_type == "time.Time":
        return isinstance(ours, datetime) and go_text(ours) == text.rpartition(" ")[0]
    if go_type.startswith("toml.Local"):
        kinds = {"LocalDate": date, "LocalTime": time, "LocalDateTime": datetime}
        return type(ours) is kinds[go_type[5:]] and padded(ours.isoformat()) == padded(text)
    return go_type == "string" and ours == text


def go_text(moment: datetime) -> str:
    text = moment.strftime("%Y-%m-%d %H:%M:%S").zfill(19)
    fraction = f".{moment.microsecond:06}".rstrip("0").rstrip(".")
    return f"{text}{fraction} {moment.strftime('%z')}"


def padded(text: str) -> str:
    """The same number of digits in each fraction."""
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction:0<6}"


def differences(
    hugo: RunHugo,
    site: Path,
    format_name: str,
    texts: Sequence[str],
    decode: Callable[[str], Decoded],
) -> list[tuple[str, Decoded, Any]]:
    """The texts that we and Hugo read differently, or of which only one reads anything."""
    answers = unmarshal(hugo, site, format_name, [text.encode() for text in texts])
    found = []
    for text, answer in zip(texts, answers, strict=True):
        decoded = decode(text)
        hugos = answer and lower_keys(lowered(answer))
        if (decoded.data is None) != (hugos is None) or (hugos and not equal(decoded.data, hugos)):
            found.append((text, decoded, hugos))
    return found
