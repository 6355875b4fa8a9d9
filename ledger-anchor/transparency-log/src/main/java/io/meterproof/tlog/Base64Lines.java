package io.meterproof.tlog;

import java.util.Base64;

/** Base 64 of RFC 4648 section 4, accepted only in the one spelling that encoding gives. */
final class Base64Lines {
    private Base64Lines() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            InvalidProofException.require(encode(bytes).equals(text), "not canonical base64: " + text);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException("not base64: " + text, e);
        }
    }
}
