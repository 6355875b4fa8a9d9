package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which bytes of a JSON text belong to which place: a token to its own, what is between tokens to the one before. */
final class Layout {
    private final NavigableMap<Long, JsonPointer> begins = new TreeMap<>();

    private Layout() {}

    static Layout of(byte[] json) {
        Layout layout = new Layout();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                layout.begins.put(
                        parser.currentTokenLocation().getByteOffset(),
                        parser.getParsingContext().pathAsPointer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layout;
    }

    JsonPointer at(int position) {
        return begins.floorEntry((long) position).getValue();
    }
}
