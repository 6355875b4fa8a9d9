package io.meterproof.quickstart.scenario;

import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.SignedDocument;
import java.util.List;

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

    /** The lines of all stages, in the order of their arrival. */
    public List<BlockLine> lines() {
        return stages.stream().flatMap(stage -> stage.lines().stream()).toList();
    }
}
