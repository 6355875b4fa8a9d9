package io.meterproof.jobs.health;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.metering.delivery.DeliveryRules;
import io.meterproof.metering.delivery.DeliverySchedule;
import io.meterproof.metering.delivery.DeliveryState;
import io.meterproof.metering.delivery.Span;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the readings of one meter are due, by those of its installations that say so. What is expected under one has a name. */
record Schedules(Hash meter, List<MeterInstallation> installations) {
    Schedules {
        installations = List.copyOf(installations);
    }

    /** @param history null before there is any */
    static Schedules of(Hash meter, BelievedHistory history) {
        return new Schedules(
                meter,
                history == null
                        ? List.of()
                        : InForce.installations(
                                        history.of(MeterInstallation.class).toList())
                                .stream()
                                .filter(each -> each.delivery().isPresent())
                                .toList());
    }

    /** By which name a block's readings are expected; empty where they are not. */
    Optional<String> nameOf(Block block) {
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        return installations.stream()
                .filter(each -> each.effective().covers(begin, end))
                .findFirst()
                .map(each -> name(block.obis(), each));
    }

    /** The rules of a name, if it is expected by any. */
    Optional<DeliveryRules> rules(String name) {
        for (MeterInstallation installation : installations) {
            int end = name.indexOf(' ');
            if (end > 0 && name.equals(name(ObisCode.parse(name.substring(0, end)), installation))) {
                return Optional.of(rules(ObisCode.parse(name.substring(0, end)), installation));
            }
        }
        return Optional.empty();
    }

    /**
     * The names of a register that are expected, and with what each begins: the register that an installation names from the
     * installation's begin on, even if nothing ever comes, another one from its first reading on.
     *
     * @param came of the register until now, whoever expected it; {@link DeliveryState#NOTHING} of a register that never told
     */
    Map<String, DeliveryState> beginning(ObisCode obis, DeliveryState came) {
        Map<String, DeliveryState> states = new LinkedHashMap<>();
        for (MeterInstallation installation : installations) {
            Span expected = expected(installation);
            boolean isNamed = installation.readingType().filter(obis::equals).isPresent();
            if (isNamed) {
                states.put(name(obis, installation), came.after(expected.from()));
            } else if (came.through() > expected.from() && came.first() < expected.to()) {
                states.put(name(obis, installation), came.after(Math.max(expected.from(), came.first())));
            }
        }
        return states;
    }

    private DeliveryRules rules(ObisCode obis, MeterInstallation installation) {
        DeliverySchedule schedule = DeliverySchedule.of(installation.delivery().orElseThrow());
        return new DeliveryRules(new Channel(meter, obis), installation.usagePoint(), schedule, expected(installation));
    }

    private static Span expected(MeterInstallation installation) {
        return new Span(
                installation.effective().from().getEpochSecond(),
                installation.effective().to().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE));
    }

    private static String name(ObisCode obis, MeterInstallation installation) {
        return obis + " " + installation.effective().from();
    }
}
