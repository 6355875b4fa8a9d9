package io.meterproof.anchor.witness;

import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteAlgorithm;
import io.meterproof.tlog.NoteKey;
import java.net.URI;

/**
 * Where a witness answers, and the key by which its cosignatures are known.
 *
 * @param prefix submission prefix, before {@code /add-checkpoint}
 */
public record WitnessAddress(URI prefix, NoteKey key) {
    public WitnessAddress {
        if (key.algorithm() == NoteAlgorithm.ED25519) {
            throw new IllegalArgumentException("the key of a witness cosigns: " + key);
        }
    }

    /**
     * Parses {@code VKEY=URL}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static WitnessAddress parse(String text) {
        int url = text.indexOf("=http");
        if (url < 0) {
            throw new IllegalArgumentException("a witness is VKEY=URL, not " + text);
        }
        try {
            return new WitnessAddress(URI.create(text.substring(url + 1)), NoteKey.parse(text.substring(0, url)));
        } catch (InvalidProofException e) {
            throw new IllegalArgumentException("not a witness: " + e.getMessage(), e);
        }
    }
}
