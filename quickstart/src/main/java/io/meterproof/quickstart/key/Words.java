package io.meterproof.quickstart.key;

import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.document.Voucher;
import java.math.BigDecimal;
import java.util.Locale;

/** Documents in words, those of the key log at length. */
final class Words {
    private Words() {}

    static String of(Document document) {
        if (document instanceof RegistryEvent event) {
            return of(event);
        } else if (document instanceof ReadingEdit edit) {
            return of(edit);
        } else if (document instanceof ReadingEstimate estimate) {
            return "estimate of meter " + estimate.meter().hex() + ", " + estimate.obis() + ", by "
                    + ReadingEstimate.RULE + " to " + estimate.to() + ", by " + estimate.author() + ": "
                    + estimate.reason();
        }
        return named(document) + " of " + document.subject();
    }

    /** Such as {@code gas conversion}. */
    private static String named(Document document) {
        String type = document.getClass().getSimpleName();
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String of(ReadingEdit edit) {
        String what = edit.values().isEmpty()
                ? "withdrawal of the edit from number " + edit.firstSequence()
                : "edit of numbers " + edit.firstSequence() + " to " + (edit.nextSequence() - 1) + ", "
                        + BigDecimal.valueOf(edit.sum(), 3).toPlainString() + " units in all";
        return what + ", of meter " + edit.meter().hex() + ", " + edit.obis() + ", from " + edit.start() + ", by "
                + edit.author() + ": " + edit.reason();
    }

    private static String of(RegistryEvent event) {
        if (event instanceof ConflictResolution resolution) {
            return "resolution for meter " + resolution.meter().hex() + ", " + resolution.obis() + ", number "
                    + resolution.sequence() + ": block " + resolution.block().hex() + " is right: "
                    + resolution.reason();
        } else if (event instanceof LeniencyGrant grant) {
            return "leniency " + grant.leniency() + " for meter or model "
                    + grant.meter().hex() + ", " + of(grant.effective()) + ": " + grant.reason();
        } else if (event instanceof SourceRelease release) {
            return "release of source " + release.source() + " from the quarantine of " + release.quarantined() + ": "
                    + release.reason();
        } else if (event instanceof LogResharding resharding) {
            return "generation " + resharding.generation() + " of the log " + resharding.log() + " in shards "
                    + resharding.shards().first() + " to "
                    + (resharding.shards().end() - 1)
                    + ", and a seal on those before: " + resharding.reason();
        }
        return of((KeyEvent) event);
    }

    private static String of(KeyEvent event) {
        String about = "key " + event.key().hex() + " of meter " + event.meter().hex();
        if (event instanceof KeyRevocation revocation) {
            return "revocation of " + about + ", from " + revocation.at() + " on: " + revocation.reason();
        } else if (event instanceof KeyCompromise compromise) {
            return "compromise of " + about + ", since " + compromise.since() + ": " + compromise.reason();
        }
        MeterEnrolment enrolment = (MeterEnrolment) event;
        return "enrolment of " + about + " (" + enrolment.maker() + " " + enrolment.serial()
                + enrolment.model().map(model -> ", model " + model).orElse("") + "), valid "
                + of(enrolment.effective()) + ", vouched for by " + of(enrolment.voucher());
    }

    static String of(Effective effective) {
        return "from " + effective.from()
                + effective.to().map(to -> " to " + to).orElse(" on");
    }

    static String of(Voucher voucher) {
        if (voucher instanceof Voucher.Certificate) {
            return "its certificate";
        } else if (voucher instanceof Voucher.Fingerprint) {
            return "who read its fingerprint";
        } else if (voucher instanceof Voucher.Predecessor predecessor) {
            return "key " + predecessor.key().hex();
        }
        return "its maker";
    }

    static String of(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
