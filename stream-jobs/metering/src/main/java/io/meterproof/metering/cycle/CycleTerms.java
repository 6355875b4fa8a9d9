package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agreement or authorisation as its billing cycles need it.
 *
 * @param key stays the same over its versions: subject and id
 * @param agreement the hash of the version in force, or of the account's last one
 * @param usagePoint empty for an authorisation, which is for any charger
 * @param effective empty where it is the account's no longer, or has no cycles of its own any longer
 * @param imports the hashes of all its versions
 * @param exports those of the agreement on the same register of export, tariff and usage point, which is netted with it
 * @param versions of its tariff, the earliest first; none while it is not known
 * @param said by its hash, each version
 * @param known by hash, the versions of every tariff that the account has agreed to
 * @param fellows by key, the hashes of the account's other contracts about the same subject and reading type, in force or not
 */
public record CycleTerms(
        String key,
        Hash agreement,
        Optional<String> usagePoint,
        String endUse,
        Optional<Effective> effective,
        Set<Hash> imports,
        Set<Hash> exports,
        List<Identified<Tariff>> versions,
        Map<Hash, Contract> said,
        Map<Hash, Identified<Tariff>> known,
        Map<String, Set<Hash>> fellows) {
    public CycleTerms {
        fellows = Map.copyOf(fellows);
        known = Map.copyOf(known);
        said = Map.copyOf(said);
        imports = Set.copyOf(imports);
        exports = Set.copyOf(exports);
        versions = versions.stream()
                .sorted(Comparator.comparing(version -> version.content().from()))
                .toList();
    }

    /** Whether a version that holds in [from, to) charges anything by cycles, or the agreement has rules. */
    public boolean isDue(Instant from, Instant to) {
        return within(from, to)
                .map(span -> isRuled()
                        || versionsIn(span).stream()
                                .anyMatch(version -> version.content().needsPeriod()))
                .orElse(false);
    }

    /** Whether any of its versions has rules. */
    boolean isRuled() {
        return said.values().stream().anyMatch(version -> !version.rules().isEmpty());
    }

    /** What a version permits; all, where it is none of this agreement's. */
    List<AccountRule> rulesOf(Hash version) {
        return Optional.ofNullable(said.get(version)).map(Contract::rules).orElse(List.of());
    }

    /** The id of the tariff that a version is on; what it is about, where it is none of this agreement's. */
    String tariffOf(Hash version) {
        return Optional.ofNullable(said.get(version)).map(Contract::tariff).orElse("of " + key);
    }

    /** Whether a version ends at an instant. */
    boolean endsAt(Hash version, Instant instant) {
        return Optional.ofNullable(said.get(version))
                .flatMap(contract -> contract.effective().to())
                .filter(instant::equals)
                .isPresent();
    }

    /** Whether two versions have the same rules, and both or neither end at an instant. */
    boolean areAlike(Hash one, Hash other, Instant instant) {
        return rulesOf(one).equals(rulesOf(other)) && endsAt(one, instant) == endsAt(other, instant);
    }

    /** A use of this agreement as its rules count it; empty for another. */
    Optional<RuledUse> ruled(MeasuredUse use) {
        return imports.contains(use.agreement())
                ? Optional.of(new RuledUse(use, key, rulesOf(use.agreement())))
                : Optional.empty();
    }

    /**
     * From when on it is charged by cycles though its tariff needs none: what it takes over was charged by the cycles of a contract
     * before it, so no period charged these days. Empty where there is no such time; what rests on use beyond the horizon stays with
     * the contract before.
     */
    Optional<Instant> takesOver(KeptCycles kept) {
        return fellows.entrySet().stream()
                .filter(fellow -> kept.rated().containsKey(fellow.getKey()))
                .flatMap(fellow -> kept.rated().get(fellow.getKey()).cycles().stream()
                        .flatMap(cycle ->
                                within(cycle.span().from(), cycle.span().to()).stream())
                        .filter(span -> kept.measured().stream().noneMatch(use -> holds(use, fellow.getValue(), span))))
                .map(Span::from)
                .min(Comparator.naturalOrder());
    }

    /** For which times periods charged standing charges by days, under any contract about the same subject and reading type. */
    Set<Span> byDays(KeptCycles kept) {
        return Stream.concat(imports.stream(), fellows.values().stream().flatMap(Set::stream))
                .flatMap(contract -> kept.byDays().getOrDefault(contract, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean holds(MeasuredUse use, Set<Hash> contracts, Span span) {
        return use.finished()
                && contracts.contains(use.agreement())
                && span.contains(Instant.ofEpochSecond(use.begin()));
    }

    /** Whether it may be charged on: else what use beyond the horizon rests on is all that is left of it. */
    boolean goesOn() {
        return effective.isPresent();
    }

    /** Whether its tariff is not known yet. */
    boolean isUnpriced() {
        return goesOn() && versions.isEmpty();
    }

    /** The part of [from, to) in which agreement and tariff hold. */
    Optional<Span> within(Instant from, Instant to) {
        if (versions.isEmpty() || !goesOn()) {
            return Optional.empty();
        }
        Effective held = effective.orElseThrow();
        Instant begin =
                later(later(from, held.from()), versions.get(0).content().from());
        Instant end = held.to().filter(to::isAfter).orElse(to);
        return begin.isBefore(end) ? Optional.of(new Span(begin, end)) : Optional.empty();
    }

    /** The versions that hold in a span. */
    List<Identified<Tariff>> versionsIn(Span span) {
        List<Identified<Tariff>> holding = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            boolean ended = i + 1 < versions.size()
                    && !versions.get(i + 1).content().from().isAfter(span.from());
            if (!ended && versions.get(i).content().from().isBefore(span.to())) {
                holding.add(versions.get(i));
            }
        }
        return holding;
    }

    /** The version that holds at an instant; the first before any does. */
    Tariff versionAt(Instant instant) {
        Tariff holding = versions.get(0).content();
        for (Identified<Tariff> version : versions) {
            holding = version.content().from().isAfter(instant) ? holding : version.content();
        }
        return holding;
    }

    /** Whether a use is of this agreement, or of the export that is netted with it. */
    boolean isOf(MeasuredUse use) {
        return imports.contains(use.agreement()) || exports.contains(use.agreement());
    }

    /** Whether the tariff that billed a use charges it by cycles, and not only rules need it; so while it is not known. */
    boolean isCharged(MeasuredUse use) {
        return isCharged(use, known);
    }

    static boolean isCharged(MeasuredUse use, Map<Hash, Identified<Tariff>> known) {
        Identified<Tariff> version = known.get(use.tariff());
        return version == null || version.content().needsPeriod();
    }

    /** Whether a use would be billed now by the version that billed it. */
    boolean bills(MeasuredUse use) {
        return begin(use)
                .map(this::versionsIn)
                .filter(holding -> holding.get(0).hash().equals(use.tariff()))
                .isPresent();
    }

    /** Whether agreement and tariff hold where a use begins. */
    boolean covers(MeasuredUse use) {
        return begin(use).isPresent();
    }

    private Optional<Span> begin(MeasuredUse use) {
        Instant begin = Instant.ofEpochSecond(use.begin());
        return within(begin, begin.plusSeconds(1));
    }

    /** Of some uses those that begin in a span, as the cycle is rated by them. */
    CycleUse use(Collection<MeasuredUse> uses, Span span) {
        return CycleUse.of(uses, imports, exports, span.from(), span.to());
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
