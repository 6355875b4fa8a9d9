package io.meterproof.metering.cycle;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account's agreements and authorisations are charged by, besides use.
 *
 * @param standing of all that are in force
 * @param cycles of the same, but export that is netted with import has none of its own; ascending by key
 * @param former what has no cycles any longer, because it went to another account or is netted with import, as it was last
 * @param known by hash, the versions of every tariff that the account has agreed to, in force or not
 * @param sharing by hash, the versions of contracts that have shared rules, in force or not
 */
public record AccountTerms(
        List<StandingTerms> standing,
        List<CycleTerms> cycles,
        List<CycleTerms> former,
        Map<Hash, Identified<Tariff>> known,
        Map<Hash, Contract> sharing) {
    public AccountTerms {
        known = Map.copyOf(known);
        sharing = Map.copyOf(sharing);
        standing = List.copyOf(standing);
        cycles = List.copyOf(cycles);
        former = List.copyOf(former);
    }

    /**
     * The terms of an account.
     *
     * @param histories of every usage point and token that it has answered for, each in the order of publication
     * @param versionsOf the versions of a tariff by its id, empty while it is not known
     */
    public static AccountTerms of(
            String account,
            List<List<Identified<Contract>>> histories,
            Function<String, List<Identified<Tariff>>> versionsOf) {
        List<StandingTerms> standing = new ArrayList<>();
        List<CycleTerms> cycles = new ArrayList<>();
        Map<Hash, Identified<Tariff>> known = known(account, histories, versionsOf);
        for (List<Identified<Contract>> history : histories) {
            List<Identified<Contract>> own = InForce.contracts(history).stream()
                    .filter(contract -> contract.content().account().equals(account))
                    .toList();
            for (Identified<Contract> contract : own) {
                List<Identified<Tariff>> versions =
                        versionsOf.apply(contract.content().tariff());
                if (isCreditedExport(contract.content(), versions)) {
                    continue;
                }
                standing.add(standing(contract, versions));
                if (own.stream().noneMatch(other -> isNetted(contract.content(), other.content()))) {
                    Optional<Effective> held = Optional.of(contract.content().effective());
                    cycles.add(cycle(contract, held, own, history, versions, known));
                }
            }
        }
        cycles.sort(Comparator.comparing(CycleTerms::key));
        return new AccountTerms(
                standing, cycles, former(account, histories, cycles, known), known, sharing(account, histories));
    }

    private static List<CycleTerms> former(
            String account,
            List<List<Identified<Contract>>> histories,
            List<CycleTerms> cycles,
            Map<Hash, Identified<Tariff>> known) {
        Set<String> going = cycles.stream().map(CycleTerms::key).collect(Collectors.toSet());
        Map<String, CycleTerms> former = new TreeMap<>();
        for (List<Identified<Contract>> history : histories) {
            List<Identified<Contract>> own = history.stream()
                    .filter(contract -> contract.content().account().equals(account))
                    .toList();
            own.stream()
                    .filter(contract -> !going.contains(key(contract.content())))
                    .map(contract -> cycle(contract, Optional.empty(), own, history, List.of(), known))
                    .forEach(terms -> former.put(terms.key(), terms));
        }
        return List.copyOf(former.values());
    }

    /** The cycles' terms that the account has, and then those that it had. */
    List<CycleTerms> ever() {
        return Stream.concat(cycles.stream(), former.stream()).toList();
    }

    /** Whether it has ever agreed to a tariff that charges by cycles, or set rules. */
    public boolean everNeededCycles() {
        return known.values().stream().anyMatch(version -> version.content().needsPeriod()) || isRuled();
    }

    private static Map<Hash, Identified<Tariff>> known(
            String account,
            List<List<Identified<Contract>>> histories,
            Function<String, List<Identified<Tariff>>> versionsOf) {
        Map<Hash, Identified<Tariff>> known = new HashMap<>();
        histories.stream()
                .flatMap(List::stream)
                .map(Identified::content)
                .filter(contract -> contract.account().equals(account))
                .map(Contract::tariff)
                .distinct()
                .forEach(id -> versionsOf.apply(id).forEach(version -> known.put(version.hash(), version)));
        return known;
    }

    /** Of the lines of a use those that its cycle needs besides its quantities; all while its tariff or contract is not known here. */
    public List<Line> charged(Usage usage) {
        Optional<List<AccountRule>> rules = cycles.stream()
                .filter(agreement -> agreement.imports().contains(usage.agreement()))
                .map(agreement -> agreement.rulesOf(usage.agreement()))
                .findFirst();
        return cycles.stream()
                .flatMap(agreement -> agreement.versions().stream())
                .filter(version -> version.hash().equals(usage.tariff()))
                .findFirst()
                .flatMap(version -> rules.map(each -> MeasuredUse.charged(version.content(), each, usage.lines())))
                .orElse(usage.lines());
    }

    /** Whether any of its tariffs has a version that charges by cycles, or any of its agreements has rules. */
    public boolean needCycles() {
        return isRuled()
                || cycles.stream()
                        .flatMap(agreement -> agreement.versions().stream())
                        .anyMatch(version -> version.content().needsPeriod());
    }

    /** Of some uses those that rules of other contracts may count too. */
    List<RuledUse> shared(Collection<MeasuredUse> uses) {
        return sharing.isEmpty()
                ? List.of()
                : uses.stream()
                        .filter(use -> sharing.containsKey(use.agreement()))
                        .map(use -> ruled(use, sharing.get(use.agreement())))
                        .toList();
    }

    private static RuledUse ruled(MeasuredUse use, Contract contract) {
        return new RuledUse(use, key(contract), contract.rules());
    }

    /** By hash, each version of a contract of the account with a rule that is shared, in force or not. */
    private static Map<Hash, Contract> sharing(String account, List<List<Identified<Contract>>> histories) {
        return histories.stream()
                .flatMap(List::stream)
                .filter(version -> version.content().account().equals(account)
                        && version.content().rules().stream().anyMatch(AccountRule::shared))
                .collect(Collectors.toMap(Identified::hash, Identified::content, (one, same) -> one));
    }

    private boolean isRuled() {
        return cycles.stream().anyMatch(CycleTerms::isRuled);
    }

    /** Subject and id of a contract, which its versions have in common. */
    public static String key(Contract contract) {
        return contract.subject() + ' ' + contract.id();
    }

    /** What is worth something only beside import costs nothing by itself, nor while there is no import yet. */
    private static boolean isCreditedExport(Contract contract, List<Identified<Tariff>> versions) {
        return contract instanceof Agreement agreement
                && Rating.isExport(agreement.readingType())
                && !versions.isEmpty()
                && versions.stream().allMatch(version -> version.content().creditsExport());
    }

    /** Whether an agreement is about the export register that belongs to another's import register, on one tariff. */
    public static boolean isNetted(Contract export, Contract imported) {
        return export instanceof Agreement one && imported instanceof Agreement other && one.isNettedWith(other);
    }

    private static StandingTerms standing(Identified<Contract> contract, List<Identified<Tariff>> versions) {
        return new StandingTerms(
                contract.hash(),
                contract.content().effective().from(),
                contract.content().effective().to(),
                versions.stream().map(Identified::content).toList());
    }

    private static CycleTerms cycle(
            Identified<Contract> contract,
            Optional<Effective> effective,
            List<Identified<Contract>> own,
            List<Identified<Contract>> history,
            List<Identified<Tariff>> versions,
            Map<Hash, Identified<Tariff>> known) {
        Contract content = contract.content();
        Set<Hash> exports = new HashSet<>();
        own.stream()
                .filter(other -> isNetted(other.content(), content))
                .forEach(other ->
                        exports.addAll(versions(other.content(), history).keySet()));
        Optional<String> usagePoint =
                content instanceof Agreement agreement ? Optional.of(agreement.usagePoint()) : Optional.empty();
        Map<Hash, Contract> said = versions(content, history);
        return new CycleTerms(
                key(content),
                contract.hash(),
                usagePoint,
                content.endUse(),
                effective,
                said.keySet(),
                exports,
                versions,
                said,
                known,
                fellows(content, history));
    }

    private static Map<String, Set<Hash>> fellows(Contract contract, List<Identified<Contract>> history) {
        return history.stream()
                .filter(other -> isFellow(contract, other.content()))
                .collect(Collectors.groupingBy(
                        other -> key(other.content()), Collectors.mapping(Identified::hash, Collectors.toSet())));
    }

    /** Whether two contracts of an account are about one subject and reading type, and neither is a version of the other. */
    public static boolean isFellow(Contract one, Contract other) {
        return one.account().equals(other.account())
                && one.subject().equals(other.subject())
                && !one.id().equals(other.id())
                && one.onlyReadingType().equals(other.onlyReadingType());
    }

    /** Each version of a contract, by its hash. */
    private static Map<Hash, Contract> versions(Contract contract, List<Identified<Contract>> history) {
        Map<Hash, Contract> versions = new HashMap<>();
        for (Identified<Contract> published : history) {
            if (key(published.content()).equals(key(contract))) {
                versions.put(published.hash(), published.content());
            }
        }
        return versions;
    }
}
