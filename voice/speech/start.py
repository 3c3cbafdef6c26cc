"""Everything of speech, found before the first call, or the reason why there will be none."""

from collections.abc import Mapping
from pathlib import Path

from locales.language import Language
from voice.phrases import Phrases, recordable
from voice.speech.cache import Cache
from voice.speech.espeak import find_espeak
from voice.speech.piper import find_piper
from voice.speech.port import Voice
from voice.speech.recordings import load_recordings
from voice.speech.speaking import Speaking


async def find_phrases(
    cache: Path, recordings: Path | None = None, piper: Mapping[Language, Path] | None = None
) -> Phrases:
    """`piper`: a model for each language that espeak-ng shall not speak.

    Raises Unspoken, CacheUnusable and RecordingUnfit.
    """
    models = piper or {}
    voices: dict[Language, Voice] = {
        language: await find_piper(model, language) for language, model in models.items()
    }
    if len(voices) < len(Language):
        espeak = await find_espeak()
        voices = dict.fromkeys(Language, espeak) | voices
    recorded = await load_recordings(recordings, recordable()) if recordings else {}
    return Phrases(Speaking(voices, Cache(cache)), recorded)
