#!/bin/sh
# The tests of the store on a cluster start a real OpenSearch: a Maven package that needs Java. Fetch both where that
# can be done without asking.
set -e
version=2.19.6
package="$HOME/.m2/repository/org/opensearch/distribution/integ-test-zip/opensearch/$version/opensearch-$version.zip"
if ! command -v java >/dev/null 2>&1 || { [ ! -f "$package" ] && ! command -v mvn >/dev/null 2>&1; }; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless maven >/dev/null
    else
        echo "Java or Maven is not installed: the tests on OpenSearch will be skipped (sudo apt-get install maven)" >&2
        exit 0
    fi
fi
[ -f "$package" ] || mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get \
    -Dartifact="org.opensearch.distribution.integ-test-zip:opensearch:$version:zip" -Dtransitive=false ||
    echo "The package of OpenSearch cannot be had: the tests on it will be skipped" >&2
