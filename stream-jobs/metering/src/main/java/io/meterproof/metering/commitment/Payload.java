package io.meterproof.metering.commitment;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a log entry commits to. The array is owned by the record and must not be changed.
 *
 * @param id the block's digest, or SHA-256 of {@code account ‖ "#" ‖ sequence}
 * @param bytes a block's signed bytes and signature, or a ledger entry's canonical JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(EntryType type, Hash id, byte[] bytes) {

    /** A block as it was signed: {@code signed ‖ signature}. */
    public static Payload block(byte[] signed, byte[] signature) {
        byte[] bytes = Arrays.copyOf(signed, signed.length + signature.length);
        System.arraycopy(signature, 0, bytes, signed.length, signature.length);
        return new Payload(EntryType.BLOCK, TreeHasher.sha256(signed), bytes);
    }

    /** An account's numbered ledger entry in canonical JSON. */
    public static Payload ledgerEntry(String account, long sequence, byte[] canonicalJson) {
        return new Payload(EntryType.LEDGER_ENTRY, ledgerEntryId(account, sequence), canonicalJson);
    }

    public static Hash ledgerEntryId(String account, long sequence) {
        return TreeHasher.sha256((account + "#" + sequence).getBytes(StandardCharsets.UTF_8));
    }
}
