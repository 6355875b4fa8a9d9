package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.AcceptedBlock;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.BlockKey;
import io.meterproof.metering.settlement.CalorificDays;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.metering.settlement.Settlement;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.Terms;
import io.meterproof.metering.settlement.TreeChannelStore;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.VerdictDecision;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A scenario settled by the pure rules: milli-units by account, usage point and end use. */
public final class Settled {
    private final List<Identified<Document>> documents = new ArrayList<>();
    private final Map<String, Settlement> subjects = new HashMap<>();
    private final Map<String, Long> quantities = new TreeMap<>();
    private int reversals;

    private Settled(Scenario scenario) {
        for (SignedDocument document : scenario.documents()) {
            documents.add(new Identified<>(document.hash(), DocumentCodec.decode(document.json())));
        }
    }

    public static Settled of(Scenario scenario, Judged judged) {
        Settled settled = new Settled(scenario);
        judged.verdicts(settled::settle);
        return settled;
    }

    public static String key(String account, String usagePoint, String endUse) {
        return account + " " + usagePoint + " " + endUse;
    }

    public Map<String, Long> quantities() {
        return quantities;
    }

    int reversals() {
        return reversals;
    }

    private void settle(ReceivedBlock received, VerdictDecision decision) {
        if (decision.isAccepted()) {
            Block block = Judged.block(decision);
            Hash digest = decision.digest(received);
            Optional<ChargingTransaction> charging = decision.charging(received);
            AcceptedBlock verified = new AcceptedBlock(
                    block,
                    decision.readings().orElseThrow(),
                    digest,
                    usagePoint(block.meter()),
                    received.arrival(),
                    new Origin(received.originClass(), received.simulated()),
                    charging);
            book(settlement(block, charging).accept(verified).events());
        }
        decision.conflictsWith().forEach(known -> withdraw(known, received, decision));
    }

    private void withdraw(RememberedBlock known, ReceivedBlock cause, VerdictDecision decision) {
        book(settlement(Judged.block(decision), decision.charging(cause))
                .withdraw(new BlockKey(known.kind(), known.firstSequence()), decision.digest(cause))
                .events());
    }

    private void book(List<SettlementEvent> events) {
        for (SettlementEvent event : events) {
            boolean billed = event instanceof SettlementEvent.Bill;
            Usage usage = event.usage();
            long quantity = usage.lines().stream().mapToLong(Line::quantity).sum();
            quantities.merge(
                    key(usage.account(), usage.usagePoint(), usage.endUse()), billed ? quantity : -quantity, Long::sum);
            reversals += billed ? 0 : 1;
        }
    }

    private Settlement settlement(Block block, Optional<ChargingTransaction> charging) {
        String subject = charging.map(ChargingTransaction::token).orElseGet(() -> usagePoint(block.meter()));
        Channel channel = Channel.of(block);
        return subjects.computeIfAbsent(
                subject + channel,
                key -> new Settlement(
                        channel,
                        terms(subject),
                        Installed.of(about(MeterEvent.class, block.meter().hex()))
                                .with(new CalorificDays(region -> about(CalorificValues.class, region))),
                        new TreeChannelStore()));
    }

    private Terms terms(String subject) {
        return AgreedTerms.of(about(Contract.class, subject), this::versions);
    }

    private List<Identified<Tariff>> versions(String tariff) {
        return about(TariffVersion.class, tariff).stream()
                .map(version ->
                        new Identified<>(version.hash(), version.content().tariff()))
                .toList();
    }

    private String usagePoint(Hash meter) {
        return about(MeterInstallation.class, meter.hex()).get(0).content().usagePoint();
    }

    private <T extends Document> List<Identified<T>> about(Class<T> type, String subject) {
        return documents.stream()
                .filter(document -> type.isInstance(document.content())
                        && document.content().subject().equals(subject))
                .map(document -> new Identified<>(document.hash(), type.cast(document.content())))
                .toList();
    }
}
