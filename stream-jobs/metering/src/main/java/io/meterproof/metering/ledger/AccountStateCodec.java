package io.meterproof.metering.ledger;

import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Version 1, big-endian: {@code version u8 ‖ sequence i64 ‖ previous 32 ‖ balance i64 ‖ opening i64 ‖ closed until i64 seconds, or
 * the least i64 ‖ lines i32 ‖ entries i64 ‖ 32 for each bit set in entries ‖ sums i32 ‖ (component UTF ‖ sum i64)…}.
 */
public final class AccountStateCodec {
    private static final int VERSION = 1;
    private static final long NEVER = Long.MIN_VALUE;

    private AccountStateCodec() {}

    public static byte[] encode(AccountState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(state.sequence());
            out.write(state.previous().bytes());
            out.writeLong(state.balance());
            out.writeLong(state.opening());
            out.writeLong(state.closedUntil().map(Instant::getEpochSecond).orElse(NEVER));
            out.writeInt(state.lineCount());
            out.writeLong(state.entries().size());
            for (Hash hash : state.entries().hashes()) {
                out.write(hash.bytes());
            }
            out.writeInt(state.sums().size());
            for (var sum : state.sums().entrySet()) {
                out.writeUTF(sum.getKey());
                out.writeLong(sum.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version, or bytes cut short or left over
     */
    public static AccountState decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readUnsignedByte() != VERSION) {
                throw new IllegalArgumentException("not an account state of version " + VERSION);
            }
            AccountState state = read(in);
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes left over after an account state");
            }
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException("an account state is cut short", e);
        }
    }

    private static AccountState read(DataInputStream in) throws IOException {
        long sequence = in.readLong();
        Hash previous = readHash(in);
        long balance = in.readLong();
        long opening = in.readLong();
        long closedUntil = in.readLong();
        int lines = in.readInt();
        CompactRange entries = readEntries(in);
        SortedMap<String, Long> sums = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            sums.put(in.readUTF(), in.readLong());
        }
        Optional<Instant> until =
                closedUntil == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(closedUntil));
        return new AccountState(sequence, previous, balance, entries, lines, sums, opening, until);
    }

    private static CompactRange readEntries(DataInputStream in) throws IOException {
        long size = in.readLong();
        List<Hash> hashes = new ArrayList<>();
        for (int left = Long.bitCount(size); left > 0; left--) {
            hashes.add(readHash(in));
        }
        return new CompactRange(size, hashes);
    }

    private static Hash readHash(DataInputStream in) throws IOException {
        return Hash.of(in.readNBytes(Hash.LENGTH));
    }
}
