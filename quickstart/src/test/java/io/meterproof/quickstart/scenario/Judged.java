package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.blockfile.BlockFile;
import io.meterproof.formats.blockfile.MalformedLineException;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterFacts;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.OpenedReading;
import io.meterproof.metering.verdict.ReadingVerdicts;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.metering.verdict.VerdictPolicy;
import io.meterproof.tlog.Hash;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A scenario's lines with the verdicts that the pure rules give them. */
public record Judged(List<One> all, int noRecords) {
    /** A line that is a record, and its verdict. */
    record One(ReceivedBlock received, VerdictDecision decision) {}

    public static Judged of(Scenario scenario) throws InvalidKeyException {
        ReadingVerdicts verdicts = ReadingVerdicts.of(CryptoProviders.bouncyCastle(), VerdictPolicy.DEFAULT);
        Map<Hash, MeterKeys> keys = keys(scenario);
        Map<Channel, ChannelState> states = new HashMap<>();
        List<One> all = new ArrayList<>();
        int noRecords = 0;
        for (BlockLine line : scenario.lines()) {
            try {
                ReceivedBlock received = BlockFile.parse(line.bytes());
                all.add(new One(received, decide(verdicts, received, keys, states)));
            } catch (MalformedLineException deadLetter) {
                noRecords++;
            }
        }
        return new Judged(all, noRecords);
    }

    private static VerdictDecision decide(
            ReadingVerdicts verdicts,
            ReceivedBlock received,
            Map<Hash, MeterKeys> keys,
            Map<Channel, ChannelState> states) {
        OpenedReading opened = OpenedReading.of(received);
        Optional<Channel> channel = opened.channel();
        MeterKeys known = channel.map(Channel::meter).map(keys::get).orElse(MeterKeys.NONE);
        ChannelState state = channel.map(states::get).orElse(ChannelState.EMPTY);
        VerdictDecision decision = verdicts.decide(opened, MeterFacts.of(known), state);
        decision.block().ifPresent(block -> states.put(Channel.of(block), decision.next()));
        return decision;
    }

    private static Map<Hash, MeterKeys> keys(Scenario scenario) throws InvalidKeyException {
        Map<Hash, MeterKeys> keys = new HashMap<>();
        long position = 0;
        for (SignedDocument document : scenario.documents()) {
            if (DocumentCodec.decode(document.json()) instanceof MeterEnrolment enrolment) {
                MeterKeys known = keys.getOrDefault(enrolment.meter(), MeterKeys.NONE);
                keys.put(enrolment.meter(), known.with(EnrolledKey.of(enrolment, position++)));
            }
        }
        return keys;
    }

    List<VerdictDecision> decisions() {
        return all.stream().map(One::decision).toList();
    }

    void verdicts(BiConsumer<ReceivedBlock, VerdictDecision> each) {
        all.forEach(one -> each.accept(one.received(), one.decision()));
    }

    /** The accepted blocks of a kind, in the order of their numbers. */
    List<VerdictDecision> accepted(BlockKind kind) {
        return decisions().stream()
                .filter(VerdictDecision::isAccepted)
                .filter(decision -> block(decision).kind() == kind)
                .sorted(Comparator.comparingLong(decision -> block(decision).firstSequence()))
                .toList();
    }

    static Block block(VerdictDecision decision) {
        return decision.block().orElseThrow();
    }
}
