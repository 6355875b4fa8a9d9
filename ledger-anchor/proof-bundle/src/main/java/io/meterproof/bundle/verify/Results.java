package io.meterproof.bundle.verify;

import io.meterproof.bundle.SignerKey;
import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.document.Contract;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What steps leave for later ones: what was billed, what was used, and what the report will say. */
final class Results {
    private final Set<Hash> citedBlocks = new HashSet<>();
    private final Set<SignerKey> usedKeys = new HashSet<>();
    private final Map<Integer, BilledSegment> segments = new HashMap<>();
    private final Map<Integer, List<Contract>> chargedByCycle = new HashMap<>();
    private final List<Findings.Gap> gaps = new ArrayList<>();
    private final List<Findings.Gap> withdrawn = new ArrayList<>();
    private final List<String> notProven = new ArrayList<>();

    void cite(Hash block) {
        citedBlocks.add(block);
    }

    boolean isCited(Hash block) {
        return citedBlocks.contains(block);
    }

    void use(SignerKey key) {
        usedKeys.add(key);
    }

    boolean isUsed(SignerKey key) {
        return usedKeys.contains(key);
    }

    void segment(int position, BilledSegment segment) {
        segments.put(position, segment);
    }

    /** What usage entries bill, by their position. */
    BilledSegment segment(int position) {
        return segments.get(position);
    }

    void chargedByCycle(int position, List<Contract> contracts) {
        chargedByCycle.put(position, List.copyOf(contracts));
    }

    /** Whether the standing charges of a contract are those of its cycles, in the period that the entry at a position charges. */
    boolean isChargedByCycle(int position, Contract contract) {
        return chargedByCycle.getOrDefault(position, List.of()).stream()
                .anyMatch(charged -> AccountTerms.key(charged).equals(AccountTerms.key(contract))
                        || AccountTerms.isNetted(contract, charged));
    }

    void gap(Findings.Gap gap) {
        gaps.add(gap);
    }

    List<Findings.Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }

    void withdrawn(Findings.Gap readings) {
        withdrawn.add(readings);
    }

    List<Findings.Gap> withdrawn() {
        return Collections.unmodifiableList(withdrawn);
    }

    void notProven(String words) {
        notProven.add(words);
    }

    List<String> notProven() {
        return Collections.unmodifiableList(notProven);
    }
}
