package io.meterproof.loadtests.attack;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.util.List;

/** A charging station of the field that signs the moments of its sessions, each by itself. */
interface Station {
    SignedFormat format();

    EllipticCurve curve();

    /** The bytes that it signs, or the text of them. */
    byte[] signed(Moment moment);

    /** Whether its format lets it state moments between begin and end without breaking the session. */
    boolean statesBetween();

    /** One piece of these statements, in this order. */
    byte[] piece(List<Statement> statements, Spelling spelling);
}
