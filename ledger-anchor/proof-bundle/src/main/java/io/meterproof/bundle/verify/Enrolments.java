package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Identities;
import io.meterproof.metering.document.MeterEnrolment;
import java.util.HexFormat;

/** Each meter's identity is its maker's name and serial, and its key is the one that it proved to hold. */
final class Enrolments {
    private Enrolments() {}

    static String examine(Dossier dossier) {
        int enrolments = 0;
        for (int i = 0; i < dossier.documents().size(); i++) {
            if (dossier.documents().get(i) instanceof MeterEnrolment enrolment) {
                compare(enrolment, "documents[" + i + "].json");
                enrolments++;
            }
        }
        return enrolments + " meter key(s): possession proven, vouched for, approved by two operators";
    }

    private static void compare(MeterEnrolment enrolment, String path) {
        boolean meter = Identities.meter(enrolment.maker(), enrolment.serial()).equals(enrolment.meter());
        require(meter, path, "the meter is not the identity of maker and serial");
        byte[] raw = HexFormat.of().parseHex(enrolment.publicKey());
        boolean key = Identities.key(enrolment.algorithm(), raw).equals(enrolment.key());
        require(key, path, "the key is not the identity of the public key");
    }
}
