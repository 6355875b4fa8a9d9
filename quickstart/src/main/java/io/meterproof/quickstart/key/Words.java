package io.meterproof.quickstart.key;

import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyEvent;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.Voucher;
import java.util.Locale;

/** Events of the key log in words. */
final class Words {
    private Words() {}

    static String of(RegistryEvent event) {
        if (event instanceof ConflictResolution resolution) {
            return "resolution for meter " + resolution.meter().hex() + ", " + resolution.obis() + ", number "
                    + resolution.sequence() + ": block " + resolution.block().hex() + " is right: "
                    + resolution.reason();
        } else if (event instanceof LeniencyGrant grant) {
            return "leniency " + grant.leniency() + " for meter or model "
                    + grant.meter().hex() + ", " + of(grant.effective()) + ": " + grant.reason();
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
