package io.meterproof.bundle;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A bundle as a gzip file (RFC 1952), which any tool unpacks. Its header has an extra field "MP" with the SHA-256 of all that follows the
 * header, so that no bit of the file is without meaning.
 */
public final class PackedBundle {
    /** Deflate with an extra field; no time, no name, no operating system; 36 bytes of extra field: "MP" and a hash. */
    private static final byte[] HEADER = HexFormat.of().parseHex("1f8b080400000000" + "00ff" + "2400" + "4d502000");

    private static final int BODY = HEADER.length + Hash.LENGTH;
    private static final int TRAILER = 2 * Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    private PackedBundle() {}

    /** Packs canonical JSON. */
    public static byte[] pack(byte[] json) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(json.length / 2);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(json);
        deflater.finish();
        byte[] chunk = new byte[CHUNK];
        while (!deflater.finished()) {
            body.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        body.writeBytes(trailer(json));
        Hash digest = TreeHasher.sha256(body.toByteArray());
        return ByteBuffer.allocate(BODY + body.size())
                .put(HEADER)
                .put(digest.bytes())
                .put(body.toByteArray())
                .array();
    }

    /**
     * The JSON of a file, unpacked where it is packed.
     *
     * @throws InvalidDocumentException as {@link #unpack}
     */
    public static byte[] json(byte[] file) {
        return isPacked(file) ? unpack(file) : file;
    }

    /** Whether a file is a gzip file, and no JSON. */
    public static boolean isPacked(byte[] file) {
        return file.length > 1 && file[0] == HEADER[0] && file[1] == HEADER[1];
    }

    /**
     * Unpacks what {@link #pack} made.
     *
     * @throws InvalidDocumentException for a file with another header, that was damaged, or that holds more than a bundle may
     */
    public static byte[] unpack(byte[] file) {
        require(file.length >= BODY + TRAILER, "is cut off");
        require(
                Arrays.equals(file, 0, HEADER.length, HEADER, 0, HEADER.length),
                "has another header than a packed bundle");
        Hash said = Hash.of(file, HEADER.length, Hash.LENGTH);
        byte[] body = Arrays.copyOfRange(file, BODY, file.length);
        require(TreeHasher.sha256(body).equals(said), "was damaged: it has not the digest of its header");
        byte[] json = inflate(body);
        byte[] trailer = Arrays.copyOfRange(body, body.length - TRAILER, body.length);
        require(Arrays.equals(trailer, trailer(json)), "has not the check sum or the length of its end");
        return json;
    }

    private static byte[] inflate(byte[] body) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(body);
        ByteArrayOutputStream json = new ByteArrayOutputStream(2 * body.length);
        byte[] chunk = new byte[CHUNK];
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                require(count > 0 || inflater.finished(), "is cut off");
                json.write(chunk, 0, count);
                require(json.size() <= BundleLimits.MAX_BYTES, "holds more than " + BundleLimits.MAX_BYTES + " bytes");
            }
            require(inflater.getRemaining() == TRAILER, "has more than one packed file");
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw new InvalidDocumentException("document", "is not packed by deflate: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** CRC-32 and length, little-endian. */
    private static byte[] trailer(byte[] json) {
        CRC32 crc = new CRC32();
        crc.update(json);
        return ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(json.length)
                .array();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidDocumentException("document", otherwise);
        }
    }
}
