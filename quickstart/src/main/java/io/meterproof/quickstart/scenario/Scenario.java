package io.meterproof.quickstart.scenario;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.SignedDocument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that happens in a demo, in order.
 *
 * @param holders who need a privacy key before anything of theirs settles
 * @param stages each played after the one before it has settled
 */
public record Scenario(List<PrivacyKeyHolder> holders, List<Stage> stages, Expectations expectations) {
    public Scenario {
        holders = List.copyOf(holders);
        stages = List.copyOf(stages);
    }

    /** The documents of all stages, in order. */
    public List<SignedDocument> documents() {
        return stages.stream().flatMap(stage -> stage.documents().stream()).toList();
    }

    /** Who is billed: each account that is opened. */
    public Set<String> accounts() {
        return documents().stream()
                .map(document -> DocumentCodec.decode(document.json()))
                .filter(Account.class::isInstance)
                .map(Document::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines of all stages, in the order of their arrival. */
    public List<BlockLine> lines() {
        return stages.stream().flatMap(stage -> stage.lines().stream()).toList();
    }
}
