"""Sources behind URLs, by fsspec: folders, zips, memory, http and S3 on loopback. Skipped where it is not there."""

from __future__ import annotations

import os
import socket
import sys
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


def test_a_url_of_this_machine_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 2)
    (folder / "of PP").mkdir()
    (folder / "of PP" / "20%.txt").write_text(resolution(905), encoding="utf-8")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    for url in (folder.as_uri(), f"file://localhost{folder}/", f"file://{folder}/**/*.txt"):
        by_path = meant([url.removeprefix("file://").removeprefix("localhost")])
        assert len(by_path.sources) == 3
        assert meant([url, url]) == by_path
    for name in ("20%.txt", "20%25.txt"):  # as it is, and as a URL has it
        assert [one.path for one in meant([f"{folder.as_uri()}/of%20PP/{name}"]).sources] == [f"{folder}/of PP/20%.txt"]
    assert meant([f"file://{tmp_path}/none"]).wrong[0][0] == f"{tmp_path}/none"
    assert meant([f"file:///{folder}"]) == meant([str(folder)])


def test_an_escaped_sign_of_a_url_is_no_sign_of_a_pattern(tmp_path: Path) -> None:
    for name in ("ab.txt", "a[1].txt"):
        (tmp_path / name).write_text(resolution(900), encoding="utf-8")
    place = tmp_path.as_uri()
    assert [Path(one.path).name for one in meant([f"{place}/a*.txt"]).sources] == ["a[1].txt", "ab.txt"]
    assert [Path(one.path).name for one in meant([f"{place}/a%5B1%5D.txt"]).sources] == ["a[1].txt"]
    assert [Path(one.path).name for one in meant([f"{place}/*%5B1%5D.txt"]).sources] == ["a[1].txt"]
    for name in ("a%2A.txt", "a%3F.txt", "a%00b.txt", "a\0b.txt"):
        found = meant([f"{place}/{name}"])
        assert (found.sources, len(found.wrong)) == ([], 1)


def test_a_folder_that_may_not_be_read_is_told_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, 2)
    (folder / "closed").mkdir()
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = meant([folder.as_uri()])
    assert {Path(one.name).name: one.error is None for one in found.sources} == {
        "900.txt": True,
        "901.txt": True,
        "closed": False,
    }
    assert not found.whole


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
    for url in ("memory://nothing/", "none://a/b", f"zip://x::file://{tmp_path}/none.zip"):
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
