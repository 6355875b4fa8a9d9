package io.meterproof.jobs.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;

/** The current subject's meters, as they are known to be installed when its newest reading arrives: a removal may be published ahead. */
final class MetersHere {
    private final InstalledMeters meters;
    private final SubjectClock clock;

    MetersHere(RuntimeContext context) {
        meters = new InstalledMeters(context);
        clock = new SubjectClock(context);
    }

    /**
     * The newest arrival, UTC milliseconds; {@link Long#MIN_VALUE} before the first. What a document causes is booked then: it has none
     * of its own.
     */
    long now() throws IOException {
        return clock.now();
    }

    Installed of(Hash meter, Subject subject) throws Exception {
        return meters.of(subject.name(), meter, clock.now());
    }

    /** All that is known, to tell others. */
    List<InstalledMeter> known() throws Exception {
        return meters.known();
    }

    /** Learns a meter's history; whether it is another than before, or a removal register of it is known by now. */
    boolean install(InstalledMeter installed, Subject subject) throws Exception {
        Instant before = meters.time(installed.meter(), clock.now());
        boolean isNew = meters.update(subject.name(), installed);
        clock.setTo(nextRemoval(subject));
        return isNew || !of(installed.meter(), subject).removedSince(before).isEmpty();
    }

    /** Goes on to an arrival; the removal registers that are known from then on. */
    List<Identified<MeterInstallation>> advance(long arrival, Subject subject) throws Exception {
        long before = clock.now();
        List<Identified<MeterInstallation>> gone = new ArrayList<>();
        if (clock.advance(arrival)) {
            for (Hash meter : meters.all()) {
                gone.addAll(of(meter, subject).removedSince(meters.time(meter, before)));
            }
            clock.setTo(nextRemoval(subject));
        }
        return gone;
    }

    private Optional<Instant> nextRemoval(Subject subject) throws Exception {
        List<Instant> removals = new ArrayList<>();
        for (Hash meter : meters.all()) {
            of(meter, subject).nextRemoval().ifPresent(removals::add);
        }
        return removals.stream().min(Comparator.naturalOrder());
    }
}
