package io.meterproof.quickstart.scenario;

import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TopUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people decide while the meters run; each date begins a stage. */
public final class Calendar {
    private final ScenarioSigners signers;
    private final Map<Instant, Entry> entries = new TreeMap<>();

    public Calendar(ScenarioSigners signers) {
        this.signers = signers;
    }

    private record Entry(String name, List<SignedDocument> documents) {}

    public void topUp(String account, Instant at, long amountMicros) {
        String id = "top-up/" + account + "/" + at.getEpochSecond();
        add(at, "top-ups", new TopUp(id, account, amountMicros, at), signers.desk());
    }

    public void close(String account, Instant from, Instant to, Instant at) {
        String id = "close/" + account + "/" + to.getEpochSecond();
        add(at, "period close", new PeriodClose(id, account, from, to, at), signers.billing());
    }

    public void calorificValues(CalorificValues values) {
        add(values.at(), "calorific values", values, signers.registrar());
    }

    private void add(Instant at, String name, Document document, DocumentSigner signer) {
        entries.computeIfAbsent(at, instant -> new Entry(name, new ArrayList<>()))
                .documents()
                .add(DocumentSigner.sign(document, signer));
    }

    /** The stages between the dates, the first one opened by the contracts. */
    public List<Stage> stages(List<SignedDocument> contracts, Post post) {
        List<Stage> stages = new ArrayList<>();
        String name = "contracts";
        List<SignedDocument> documents = contracts;
        Instant from = Instant.MIN;
        for (Map.Entry<Instant, Entry> entry : entries.entrySet()) {
            stages.add(new Stage(name, documents, post.between(from, entry.getKey())));
            from = entry.getKey();
            name = entry.getValue().name();
            documents = entry.getValue().documents();
        }
        stages.add(new Stage(name, documents, post.between(from, Instant.MAX)));
        return stages;
    }
}
