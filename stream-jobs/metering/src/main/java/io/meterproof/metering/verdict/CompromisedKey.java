package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A key that somebody else may have used since an instant, and which of its readings the log shows to be older. */
public record CompromisedKey(Hash key, Instant since, List<Proven> proven) {
    private static final Comparator<Proven> ORDER =
            Comparator.comparing((Proven each) -> each.obis().toString()).thenComparing(Proven::kind);

    public CompromisedKey {
        proven = proven.stream().sorted(ORDER).toList();
    }

    /** Whether the log shows that a block of the key is older than the compromise. */
    public boolean proves(Block block) {
        return proven.stream().anyMatch(each -> each.covers(block));
    }

    /** Whether the log shows that the block with a disputed number is older than the compromise. */
    boolean proves(ConflictResolution said) {
        return proven.stream()
                .anyMatch(each -> each.kind() == said.kind()
                        && each.obis().equals(said.obis())
                        && said.sequence() <= each.through());
    }

    /** What two compromises of one key leave: the earlier instant, and what both prove. */
    CompromisedKey and(CompromisedKey other) {
        List<Proven> both = new ArrayList<>();
        for (Proven mine : proven) {
            for (Proven theirs : other.proven) {
                if (mine.kind() == theirs.kind() && mine.obis().equals(theirs.obis())) {
                    both.add(mine.through() <= theirs.through() ? mine : theirs);
                }
            }
        }
        return new CompromisedKey(key, since.isBefore(other.since) ? since : other.since, both);
    }
}
