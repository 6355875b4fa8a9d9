package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.RecordVerdicts;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Whose signed readings are sent again. */
final class ReplayTargets {
    private ReplayTargets() {}

    /** A meter that signs blocks. */
    static ReplayAttack.Target blocks(Victim victim, BlockVerdicts verdicts, SecureRandom random)
            throws InvalidKeyException {
        MeterEnrolment enrolment = new MeterEnrolment(
                Victim.MAKER,
                Victim.SERIAL,
                Victim.meter(),
                victim.signer().algorithm(),
                HexFormat.of().formatHex(victim.key().raw()),
                victim.key().id(),
                new Effective(Victim.FROM, Optional.empty()),
                new Voucher.Maker());
        return new Blocks(victim, verdicts, MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0)), random, new HashMap<>());
    }

    /** A charging station that signs OCMF records. */
    static ReplayAttack.Target records(RecordVerdicts verdicts, SecureRandom random) throws GeneralSecurityException {
        FieldVictim victim = FieldVictim.of(random);
        return new ReplayAttack.Target() {
            @Override
            public byte[] next(long number) {
                return victim.session(number);
            }

            @Override
            public VerdictDecision judge(byte[] sent, long intervals, ChannelState state) {
                return verdicts.decide(FieldVictim.arrived(sent, intervals), MeterFacts.of(victim.keys()), state);
            }
        };
    }

    private record Blocks(
            Victim victim, BlockVerdicts verdicts, MeterKeys keys, SecureRandom random, Map<Hash, SignedBlock> seen)
            implements ReplayAttack.Target {
        @Override
        public byte[] next(long number) {
            SignedBlock block = victim.live(number, random);
            seen.put(block.digest(), block);
            return block.signed();
        }

        @Override
        public VerdictDecision judge(byte[] sent, long intervals, ChannelState state) {
            Instant arrival = Victim.FROM.plus(Victim.INTERVAL.multipliedBy(intervals));
            return verdicts.decide(seen.get(Identities.block(sent)).simulated(arrival, "attack"), keys, state);
        }
    }
}
