package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a log entry commits to. The array is owned by the record and must not be changed.
 *
 * @param id the block's digest, SHA-256 of {@code account ‖ "#" ‖ sequence}, or the alert's id
 * @param bytes a block's signed bytes and signature, a foreign record, or the canonical JSON of a ledger entry or an alert
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(EntryType type, Hash id, byte[] bytes) {
    private static final byte[] RECORD = "METERPROOF/RECORD".getBytes(StandardCharsets.US_ASCII);

    /** A block as it was signed: {@code signed ‖ signature}. */
    public static Payload block(byte[] signed, byte[] signature) {
        byte[] bytes = Arrays.copyOf(signed, signed.length + signature.length);
        System.arraycopy(signature, 0, bytes, signed.length, signature.length);
        return new Payload(EntryType.BLOCK, TreeHasher.sha256(signed), bytes);
    }

    /**
     * A foreign record as it came, its signature included: {@code "METERPROOF/RECORD" ‖ u16 length ‖ format ‖ bytes}.
     *
     * @param digest of the record, see {@link io.meterproof.formats.block.Identities#record}
     */
    public static Payload record(String format, byte[] record, Hash digest) {
        byte[] name = format.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(RECORD.length + Short.BYTES + name.length + record.length);
        bytes.put(RECORD).putShort((short) name.length).put(name).put(record);
        return new Payload(EntryType.BLOCK, digest, bytes.array());
    }

    /** An account's numbered ledger entry in canonical JSON. */
    public static Payload ledgerEntry(String account, long sequence, byte[] canonicalJson) {
        return new Payload(EntryType.LEDGER_ENTRY, ledgerEntryId(account, sequence), canonicalJson);
    }

    /** A warning to an account in canonical JSON. */
    public static Payload alert(Hash id, byte[] canonicalJson) {
        return new Payload(EntryType.ALERT, id, canonicalJson);
    }

    public static Hash ledgerEntryId(String account, long sequence) {
        return TreeHasher.sha256((account + "#" + sequence).getBytes(StandardCharsets.UTF_8));
    }
}
