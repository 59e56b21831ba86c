#!/bin/sh
# Makes the source package and the binary packages of Debian from the files of this tree. usage: deb.sh OUT-FOLDER
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
version=$(sed -n "s/^project(.* version: '\([^']*\)'.*/\1/p" meson.build)
tree=$out/dreisatz-$version
rm -rf "$tree"
mkdir "$tree"
git ls-files -z | xargs -0 cp --parents -t "$tree"
tar -C "$out" --sort=name -caf "$out/dreisatz_$version.orig.tar.xz" "dreisatz-$version"
cp -r packaging/debian "$tree/debian"
cd "$tree"
dpkg-buildpackage -us -uc
