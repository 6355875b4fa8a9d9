package io.meterproof.jobs.settlement;

import io.meterproof.tlog.Hash;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Everywhere that the current meter's readings may have gone, and who must hear there of its installations. */
final class Whereabouts {
    private final Places places;
    private final MeterSubjects subjects;

    Whereabouts(Places places, MeterSubjects subjects) {
        this.places = places;
        this.subjects = subjects;
    }

    Set<String> all() throws Exception {
        Set<String> all = new HashSet<>();
        places.ever().map(Subjects::ofUsagePoint).forEach(all::add);
        subjects.all().forEach(all::add);
        return all;
    }

    /** Passes on what is known of the meter's installations. */
    void tell(Hash meter, Outlet outlet) throws Exception {
        for (String subject : all()) {
            tell(meter, subject, outlet);
        }
    }

    /** The number of a subject to which a reading goes. Before the first one, the subject is told the same. */
    int numberOf(String subject, Hash meter, Outlet outlet) throws Exception {
        Optional<Integer> known = subjects.numberOf(subject);
        if (known.isPresent()) {
            return known.get();
        }
        tell(meter, subject, outlet);
        return subjects.give(subject);
    }

    private void tell(Hash meter, String subject, Outlet outlet) throws Exception {
        Optional<InstalledMeter> known = places.known(meter);
        if (known.isPresent()) {
            outlet.pass(known.get().to(subject));
        }
    }
}
