package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No standing use rests on an edit or a calorific value whose place another took, as far as entries show. Settlement bills a usage point
 * anew at once on what is published, but for what its archive has yet to give back, and that is the earliest use of a channel. So what was
 * displaced is in no entry that is booked afterwards, and stands for no use that begins with or after other use of its channel that was
 * billed anew already.
 */
final class DisplacedDocuments {
    /** What settles together, on the same documents. */
    private record Place(String usagePoint, String meteredAt, boolean deducted) {}

    private record Matter(Place place, Object subject) {}

    private record GasDate(String region, LocalDate day) {}

    /** @param field of the entry that rests on the document */
    private record Cited(Matter matter, Hash document, WhatIsSaid said, String field) {}

    /** What became of a document in a matter. */
    private static final class Fate {
        private final WhatIsSaid said;
        private final Map<Channel, Instant> billedAnew = new HashMap<>();
        private int displaced = Integer.MAX_VALUE;

        Fate(WhatIsSaid said) {
            this.said = said;
        }

        void displace(int position, BilledSegment segment) {
            displaced = Math.min(displaced, position);
            billedAnew.merge(segment.channel(), segment.from(), (one, other) -> one.isBefore(other) ? one : other);
        }

        boolean permits(int position, BilledSegment segment) {
            Instant anew = billedAnew.getOrDefault(segment.channel(), Instant.MAX);
            return position <= displaced && segment.from().isBefore(anew);
        }
    }

    private final Dossier dossier;
    private final Map<Matter, Map<Hash, Fate>> fates = new HashMap<>();

    private DisplacedDocuments(Dossier dossier) {
        this.dossier = dossier;
    }

    static void examine(Dossier dossier) {
        DisplacedDocuments documents = new DisplacedDocuments(dossier);
        for (int i = 0; i < dossier.entries().size(); i++) {
            if (dossier.entries().get(i) instanceof UsageEntry entry) {
                documents.bill(i, entry.usage());
            }
        }
        dossier.standing().forEach(documents::examine);
    }

    private void bill(int position, Usage usage) {
        BilledSegment segment = dossier.results().segment(position);
        for (Cited cited : cited(usage, segment)) {
            Map<Hash, Fate> known = fates.computeIfAbsent(cited.matter(), unseen -> new LinkedHashMap<>());
            known.putIfAbsent(cited.document(), new Fate(cited.said()));
            displace(known, cited.document(), cited.said(), position, segment);
        }
        if (usage.basis() instanceof Basis.OfBlock basis && !segment.isCharging()) {
            WhatIsSaid read = new WhatIsSaid.Read(
                    segment.block(), segment.firstSequence(), segment.firstSequence() + segment.count());
            Matter matter = new Matter(place(usage), segment.channel());
            displace(fates.getOrDefault(matter, Map.of()), basis.block(), read, position, segment);
        }
    }

    /** Displaces what was cited for the first time before this was. */
    private static void displace(
            Map<Hash, Fate> known, Hash newer, WhatIsSaid said, int position, BilledSegment segment) {
        for (Map.Entry<Hash, Fate> earlier : known.entrySet()) {
            if (earlier.getKey().equals(newer)) {
                return;
            }
            if (said.contradicts(earlier.getValue().said)) {
                earlier.getValue().displace(position, segment);
            }
        }
    }

    private void examine(int position) {
        BilledSegment segment = dossier.results().segment(position);
        for (Cited cited : cited(((UsageEntry) dossier.entries().get(position)).usage(), segment)) {
            Fate fate = fates.get(cited.matter()).get(cited.document());
            require(
                    fate.permits(position, segment),
                    entryPath(position, cited.field()),
                    "rests on a document whose place another took");
        }
    }

    private List<Cited> cited(Usage usage, BilledSegment segment) {
        List<Cited> all = new ArrayList<>();
        if (usage.basis() instanceof Basis.OfEdit basis) {
            all.add(edit(usage, segment, basis.edit(), "basis.edit"));
        }
        for (Hash document : usage.basis().documents()) {
            if (dossier.index().cited(document, ReadingEdit.class).isPresent()) {
                all.add(edit(usage, segment, document, "basis.documents"));
            } else if (usage.gas().isPresent()) {
                dossier.index()
                        .cited(document, CalorificValues.class)
                        .ifPresent(values -> all.add(calorific(usage, segment, document, values)));
            }
        }
        return all;
    }

    private Cited edit(Usage usage, BilledSegment segment, Hash document, String field) {
        ReadingEdit edit = dossier.index().cited(document, ReadingEdit.class).orElseThrow();
        return new Cited(new Matter(place(usage), segment.channel()), document, new WhatIsSaid.Edited(edit), field);
    }

    private Cited calorific(Usage usage, BilledSegment segment, Hash document, CalorificValues values) {
        LocalDate day = usage.basis().documents().stream()
                .flatMap(hash -> dossier.index().cited(hash, GasConversion.class).stream())
                .findFirst()
                .orElseThrow()
                .day()
                .of(segment.from());
        Matter matter = new Matter(place(usage), new GasDate(values.region(), day));
        return new Cited(
                matter, document, new WhatIsSaid.Calorific(values.values().get(day)), "gas");
    }

    private static Place place(Usage usage) {
        return new Place(
                usage.usagePoint(), usage.meteredAt(), usage.deduction().isPresent());
    }
}
