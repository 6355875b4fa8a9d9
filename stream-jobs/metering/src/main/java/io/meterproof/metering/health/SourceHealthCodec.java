package io.meterproof.metering.health;

import io.meterproof.metering.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Version 1, big-endian: {@code version u8 ‖ conditions u8 (1 quarantined, 2 silent, 4 drifting) ‖ judged before i64 ‖ pauses
 * (first, last, longest, before) 4 × i64 ‖ newest quarantine i64 ‖ forgiven i64 ‖ releases awaited u8 × (raised i64 ‖ published
 * i64 ‖ u16 length ‖ reason) ‖ verdicts u8 × (u16 length ‖ name) ‖ hours u8 × (index i64 ‖ early i64 ‖ smallest
 * delay i64 ‖ counts u8 × (u8 place among the verdicts ‖ i64))}.
 */
public final class SourceHealthCodec {
    private static final int VERSION = 1;
    private static final int QUARANTINED = 1;
    private static final int SILENT = 2;
    private static final int DRIFTING = 4;

    private SourceHealthCodec() {}

    public static byte[] encode(SourceHealth state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(bits(state.conditions()));
            out.writeLong(state.judgedBefore());
            writePauses(state.pauses(), out);
            writeQuarantines(state.quarantines(), out);
            List<Verdict> verdicts = verdictsOf(state);
            out.writeByte(verdicts.size());
            for (Verdict verdict : verdicts) {
                out.writeUTF(verdict.name());
            }
            out.writeByte(state.hours().size());
            for (HealthHour hour : state.hours()) {
                writeHour(hour, verdicts, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for another version, an unknown verdict, or bytes cut short or left over
     */
    public static SourceHealth decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readUnsignedByte() != VERSION) {
                throw new IllegalArgumentException("not a source's health of version " + VERSION);
            }
            Conditions conditions = conditions(in.readUnsignedByte());
            long judgedBefore = in.readLong();
            Pauses pauses = new Pauses(in.readLong(), in.readLong(), in.readLong(), in.readLong());
            Quarantines quarantines = readQuarantines(in);
            List<Verdict> verdicts = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                verdicts.add(Verdict.valueOf(in.readUTF()));
            }
            List<HealthHour> hours = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                hours.add(readHour(verdicts, in));
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes left over after a source's health");
            }
            return new SourceHealth(hours, judgedBefore, pauses, conditions, quarantines);
        } catch (IOException e) {
            throw new IllegalArgumentException("a source's health is cut short", e);
        }
    }

    private static int bits(Conditions conditions) {
        return (conditions.quarantined() ? QUARANTINED : 0)
                | (conditions.silent() ? SILENT : 0)
                | (conditions.drifting() ? DRIFTING : 0);
    }

    private static Conditions conditions(int bits) {
        return new Conditions((bits & QUARANTINED) != 0, (bits & SILENT) != 0, (bits & DRIFTING) != 0);
    }

    private static List<Verdict> verdictsOf(SourceHealth state) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        state.hours().forEach(hour -> verdicts.addAll(hour.tally().verdicts().keySet()));
        return List.copyOf(verdicts);
    }

    private static void writePauses(Pauses pauses, DataOutputStream out) throws IOException {
        out.writeLong(pauses.first());
        out.writeLong(pauses.last());
        out.writeLong(pauses.longest());
        out.writeLong(pauses.before());
    }

    private static void writeQuarantines(Quarantines quarantines, DataOutputStream out) throws IOException {
        out.writeLong(quarantines.newest());
        out.writeLong(quarantines.forgiven());
        out.writeByte(quarantines.awaited().isPresent() ? 1 : 0);
        if (quarantines.awaited().isPresent()) {
            SignedRelease awaited = quarantines.awaited().get();
            out.writeLong(awaited.raised());
            out.writeLong(awaited.published());
            out.writeUTF(awaited.reason());
        }
    }

    private static Quarantines readQuarantines(DataInputStream in) throws IOException {
        long newest = in.readLong();
        long forgiven = in.readLong();
        Optional<SignedRelease> awaited = in.readUnsignedByte() == 0
                ? Optional.empty()
                : Optional.of(new SignedRelease(in.readLong(), in.readLong(), in.readUTF()));
        return new Quarantines(newest, forgiven, awaited);
    }

    private static void writeHour(HealthHour hour, List<Verdict> verdicts, DataOutputStream out) throws IOException {
        Tally tally = hour.tally();
        out.writeLong(hour.index());
        out.writeLong(tally.early());
        out.writeLong(tally.smallestDelay());
        out.writeByte(tally.verdicts().size());
        for (Map.Entry<Verdict, Long> count : tally.verdicts().entrySet()) {
            out.writeByte(verdicts.indexOf(count.getKey()));
            out.writeLong(count.getValue());
        }
    }

    private static HealthHour readHour(List<Verdict> verdicts, DataInputStream in) throws IOException {
        long index = in.readLong();
        long early = in.readLong();
        long smallestDelay = in.readLong();
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            counts.put(verdicts.get(in.readUnsignedByte()), in.readLong());
        }
        return new HealthHour(index, new Tally(counts, early, smallestDelay));
    }
}
