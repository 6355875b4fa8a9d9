package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A charging station with a fresh key, whose OCMF records an attacker has seen. */
record FieldVictim(PrivateKey key, MeterKeys keys) {
    private static final long SESSION_SECONDS = Victim.INTERVAL.toSeconds();

    static FieldVictim of(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CryptoProviders.jdk());
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        byte[] info = pair.getPublic().getEncoded();
        MeterEnrolment enrolment = new MeterEnrolment(
                Victim.MAKER,
                Victim.SERIAL,
                Victim.meter(),
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(info),
                Identities.key(SignatureAlgorithm.ECDSA, info),
                new Effective(Victim.FROM, Optional.empty()),
                new Voucher.Maker());
        return new FieldVictim(pair.getPrivate(), MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0)));
    }

    /** The record of a session that lasts an interval. */
    byte[] session(long number) {
        Instant begin = Victim.FROM.plusSeconds(SESSION_SECONDS * (number - 1));
        String payload =
                "{\"FV\":\"1.4\",\"PG\":\"T" + number + "\",\"MV\":\"" + Victim.MAKER + "\",\"MS\":\"" + Victim.SERIAL
                        + "\",\"IS\":true,\"ID\":\"token\",\"RD\":[" + reading(begin, "B", number) + ","
                        + reading(begin.plusSeconds(SESSION_SECONDS), "E", number + 1) + "]}";
        return ("OCMF|" + payload + "|{\"SD\":\"" + HexFormat.of().formatHex(sign(payload)) + "\"}").getBytes(UTF_8);
    }

    /** As it arrives so many sessions later. */
    static ReceivedBlock arrived(byte[] session, long sessions) {
        long arrival = Victim.FROM.plusSeconds(SESSION_SECONDS * sessions).toEpochMilli();
        return ReceivedBlock.foreign(arrival, OriginClass.METER_SIGNED, true, "attack", "ocmf", session);
    }

    private static String reading(Instant time, String phase, long kilowattHours) {
        String local = time.toString().replace("Z", ",000+0000 S");
        return "{\"TM\":\"" + local + "\",\"TX\":\"" + phase + "\",\"RV\":" + kilowattHours
                + ",\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"}";
    }

    private byte[] sign(String payload) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", CryptoProviders.jdk());
            signature.initSign(key);
            signature.update(payload.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform cannot sign with a key that it made", e);
        }
    }
}
