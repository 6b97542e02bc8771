"""Sources behind URLs, by fsspec: folders, zips, memory, http and S3 on loopback. Skipped where it is not there."""

from __future__ import annotations

import socket
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from itures.model.stream import UnreadableError
from itures.session.corpus import remote
from itures.session.corpus.sources import contents, meant
from lamps_corpus import built, digest_of, folder_of, resolution

fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


def test_folders_and_zips_by_url(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    (folder / "x.png").write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in sorted(folder.glob("*.txt")):
            archive.write(path, f"in/{path.name}")
    found = meant([f"file://{folder}"])
    assert [Path(one.name).name for one in found.sources] == ["900.txt", "901.txt", "902.txt"]
    assert [one.data for one in contents(found.sources)] == [resolution(number).encode() for number in (900, 901, 902)]
    zipped = meant([f"zip://in::file://{tmp_path}/a.zip"])
    assert len(zipped.sources) == 3
    assert [one.data for one in contents(zipped.sources)] == [one.data for one in contents(found.sources)]
    single = meant([f"file://{folder}/x.png"])
    assert [one.name for one in single.sources] == [f"file://{folder}/x.png"]


def test_a_build_from_memory_is_brought_up_to_date(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    for number in (900, 901):
        system.pipe(f"/texts/{number}.txt", resolution(number).encode())
    path = tmp_path / "x.db"
    assert built(path, "memory://texts").new == 2
    system.rm("/texts/900.txt")
    done = built(path, "memory://texts")
    assert (done.unchanged, done.gone) == (1, 1)


def test_http_on_loopback(tmp_path: Path, server: str) -> None:
    pytest.importorskip("aiohttp")
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    done = built(path, f"{server}/texts/900.txt", f"{server}/texts/901.txt", f"{server}/texts/none.txt")
    assert (done.new, [name for name, _ in done.wrong]) == (2, [f"{server}/texts/none.txt"])
    built(tmp_path / "files.db", folder)
    assert digest_of(path) != digest_of(tmp_path / "files.db")  # the names of files are part of it
    assert built(path, f"{server}/texts/900.txt").unchanged == 1


def test_s3_on_loopback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs")
    moto = pytest.importorskip("moto.server")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    try:
        host, port = running.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        system = fsspec.filesystem("s3")
        system.mkdir("texts")
        for number in (900, 901):
            system.pipe(f"texts/pp/{number}.txt", resolution(number).encode())
        done = built(tmp_path / "x.db", "s3://texts/pp/")
        assert done.new == 2
    finally:
        running.stop()


def test_what_cannot_be_reached_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("memory://nothing/", "none://a/b", f"file://{tmp_path}/none/"):
        ((name, told),) = meant([url]).wrong
        assert name == url
        assert told
        assert "\n" not in told

    def missing() -> object:
        raise UnreadableError(remote._MISSING)

    monkeypatch.setattr(remote, "_fsspec", missing)
    assert meant(["s3://a/"]).wrong == [("s3://a/", "reading URLs needs fsspec (pip install itures[remote])")]


def test_a_server_that_cannot_be_reached_is_no_empty_folder(server: str) -> None:
    pytest.importorskip("aiohttp")
    for url in (f"{server}/nothing/", "memory://nothing/"):
        with pytest.raises(UnreadableError, match="there is no"):
            remote.files_at(url)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        with pytest.raises(UnreadableError, match=r"it cannot be read there .*onnect"):
            remote.files_at(f"http://127.0.0.1:{taken.getsockname()[1]}/texts/")
