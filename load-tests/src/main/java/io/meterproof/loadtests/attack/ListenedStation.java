package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.loadtests.attack.Moment.Part;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A station with a fresh key, whose statements an attacker has heard, all of them. */
record ListenedStation(Station station, KeyPair keys) {
    static final long SESSION_SECONDS = 900;

    private static final int STATEMENTS = 4;
    private static final long WATT_HOURS = 1_000;

    static ListenedStation of(Station station, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        generator.initialize(new ECGenParameterSpec(station.curve().standardName()), random);
        return new ListenedStation(station, generator.generateKeyPair());
    }

    /** How many numbers its curve's signatures have. */
    BigInteger order() {
        return ((ECPublicKey) keys.getPublic()).getParams().getOrder();
    }

    /** The session of a number, from 1; each lasts a quarter of an hour. */
    Session session(long number) {
        Instant begin = Victim.FROM.plusSeconds(SESSION_SECONDS * number);
        int last = station.statesBetween() ? STATEMENTS - 1 : 1;
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Part part = i == 0 ? Part.BEGIN : i == last ? Part.END : Part.BETWEEN;
            statements.add(signed(new Moment(
                    part,
                    number,
                    (number - 1) * (last + 1) + i + 1,
                    begin.minusSeconds(10),
                    begin.plusSeconds((SESSION_SECONDS - 60) * i / last),
                    WATT_HOURS * number + WATT_HOURS * i / (last + 1))));
        }
        return new Session(statements);
    }

    private Statement signed(Moment moment) {
        byte[] message = station.signed(moment);
        try {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", CryptoProviders.bouncyCastle());
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return Statement.of(moment, message, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle cannot sign with a key that it made", e);
        }
    }

    /** Its key, enrolled for whatever its records call it. */
    MeterFacts enrolled() throws GeneralSecurityException {
        byte[] info = keys.getPublic().getEncoded();
        MeterEnrolment enrolment = new MeterEnrolment(
                Victim.MAKER,
                Victim.SERIAL,
                meter(),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(info),
                Identities.key(SignatureAlgorithm.ECDSA, info),
                new Effective(Victim.FROM.minus(Duration.ofDays(1)), Optional.empty()),
                new Voucher.Maker());
        return MeterFacts.of(MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0)));
    }

    private Hash meter() {
        byte[] piece = station.piece(session(1).ends(), Spelling.USUAL);
        try {
            return ForeignBlocks.records(station.format().label(), piece)
                    .get(0)
                    .meterId()
                    .orElseThrow();
        } catch (MalformedSignedRecordException e) {
            throw new IllegalStateException("a station's own session is not readable", e);
        }
    }
}
