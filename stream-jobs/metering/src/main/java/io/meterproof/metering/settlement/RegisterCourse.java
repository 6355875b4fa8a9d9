package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How one channel's register goes on: up, and by its known resets and rollovers. */
public final class RegisterCourse {
    private static final long MILLI = 1000;

    /** Between two readings a register moves on by less than this part of its range. */
    private static final int PART_OF_RANGE = 10;

    private final List<Identified<RegisterReset>> resets;

    /** @param resets of this channel */
    public RegisterCourse(List<Identified<RegisterReset>> resets) {
        this.resets = resets.stream()
                .sorted(Comparator.comparing(reset -> reset.content().at()))
                .toList();
    }

    List<Identified<RegisterReset>> resets() {
        return resets;
    }

    /**
     * The register where a block begins: where it ends less what was used, and as if it had not been reset meanwhile.
     *
     * @param used milli-units, the sum of its values
     * @param start UTC seconds
     */
    public RegisterPoint begin(RegisterPoint end, long firstSequence, long start, long used) {
        long register = Math.subtractExact(end.register(), used);
        for (Identified<RegisterReset> reset : resets) {
            long at = second(reset);
            if (at > start && at < end.time()) {
                register = Math.addExact(register, difference(reset));
            }
        }
        return new RegisterPoint(firstSequence, start, register, end.block());
    }

    /** The hashes of the resets between two instants, neither included. */
    public List<Hash> resetsWithin(long from, long to) {
        return resets.stream()
                .filter(reset -> second(reset) > from && second(reset) < to)
                .map(Identified::hash)
                .toList();
    }

    /**
     * What was used from a block's end to a later block's begin; empty where the register went back and nothing known says why,
     * or where it jumped by a tenth of its range.
     *
     * @param digits of the register before the point, if they are known
     * @param tolerance by how many milli-units it may go back for the rounding of single values
     */
    public Optional<Advance> advance(RegisterPoint after, RegisterPoint before, OptionalInt digits, long tolerance) {
        long units = 0;
        boolean rolledOver = false;
        long register = after.register();
        List<Hash> used = new ArrayList<>();
        List<Long> stops = new ArrayList<>();
        List<Long> starts = new ArrayList<>(List.of(register));
        for (Identified<RegisterReset> reset : resets) {
            if (second(reset) >= after.time() && second(reset) <= before.time()) {
                stops.add(reset.content().before());
                starts.add(reset.content().after());
                used.add(reset.hash());
            }
        }
        stops.add(before.register());
        for (int i = 0; i < stops.size(); i++) {
            long step = Math.subtractExact(stops.get(i), starts.get(i));
            boolean wentBack = step < -tolerance;
            if (wentBack && digits.isPresent()) {
                step = anew(step, range(digits.getAsInt()), tolerance);
                rolledOver = true;
            } else if (wentBack) {
                return Optional.empty();
            }
            if (digits.isPresent() && step >= range(digits.getAsInt()) / PART_OF_RANGE) {
                return Optional.empty();
            }
            units = Math.addExact(units, step);
        }
        return Optional.of(new Advance(units, rolledOver, used));
    }

    /** How far a register moved on that began anew meanwhile. */
    private static long anew(long step, long range, long tolerance) {
        long moved = Math.floorMod(step, range);
        return range - moved <= tolerance ? moved - range : moved;
    }

    private static long range(int digits) {
        long range = MILLI;
        for (int digit = 0; digit < digits; digit++) {
            range *= 10;
        }
        return range;
    }

    private static long difference(Identified<RegisterReset> reset) {
        return Math.subtractExact(reset.content().before(), reset.content().after());
    }

    private static long second(Identified<RegisterReset> reset) {
        return reset.content().at().getEpochSecond();
    }

    /**
     * What was used between two points.
     *
     * @param units milli-units as the meter tells them; negative within the tolerance only
     * @param rolledOver whether the register began anew
     * @param resets the hashes of the resets between
     */
    public record Advance(long units, boolean rolledOver, List<Hash> resets) {
        public Advance {
            resets = List.copyOf(resets);
        }
    }
}
