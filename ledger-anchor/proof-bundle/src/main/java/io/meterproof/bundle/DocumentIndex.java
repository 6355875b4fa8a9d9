package io.meterproof.bundle;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.Voucher;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents of a bundle, and which of them were needed. Builder and verifier ask it the same questions, so what one takes
 * in the other uses.
 */
public final class DocumentIndex {
    private final SortedMap<Hash, Document> byHash;
    private final Map<String, List<Hash>> bySubject = new HashMap<>();
    private final Map<String, TariffVersions> tariffs = new HashMap<>();
    private final Set<Hash> used = new HashSet<>();
    private final List<Hash> deductions;

    public DocumentIndex(Map<Hash, Document> documents) {
        this(documents, List.of());
    }

    /** @param deductions the descriptions of usage points that deductions name, in the order of the entries */
    public DocumentIndex(Map<Hash, Document> documents, List<Hash> deductions) {
        this.deductions = List.copyOf(deductions);
        byHash = new TreeMap<>(documents);
        byHash.forEach((hash, document) -> bySubject
                .computeIfAbsent(document.subject(), subject -> new ArrayList<>())
                .add(hash));
    }

    /** The document of a hash, if it is of this kind. */
    public <T extends Document> Optional<T> cited(Hash hash, Class<T> kind) {
        return Optional.ofNullable(byHash.get(hash)).filter(kind::isInstance).map(document -> {
            used.add(hash);
            return kind.cast(document);
        });
    }

    /**
     * An enrolment that makes a key a meter's from the begin to the end of its readings; which of several is all one. One that
     * an earlier key vouches for is none without that one's own.
     */
    public Optional<MeterEnrolment> enrolment(Hash meter, Hash key, Instant begin, Instant end) {
        return enrolment(meter, key, begin, end, Set.of());
    }

    private Optional<MeterEnrolment> enrolment(Hash meter, Hash key, Instant begin, Instant end, Set<Hash> vouchedFor) {
        return find(
                MeterEnrolment.class,
                meter.hex(),
                document -> document.key().equals(key)
                        && document.effective().covers(begin, end)
                        && isVouchedFor(document, vouchedFor));
    }

    private boolean isVouchedFor(MeterEnrolment enrolment, Set<Hash> vouchedFor) {
        if (!(enrolment.voucher() instanceof Voucher.Predecessor predecessor)) {
            return true;
        }
        Set<Hash> later = new HashSet<>(vouchedFor);
        Instant from = enrolment.effective().from();
        return later.add(enrolment.key())
                && !later.contains(predecessor.key())
                && enrolment(enrolment.meter(), predecessor.key(), from, from, later)
                        .isPresent();
    }

    /**
     * An installation by which a meter stood at a usage point all the time of its readings. One that does not multiply goes first:
     * entries that cite no installation rest on it.
     *
     * @param usagePoint where it is said to have stood
     */
    public Optional<MeterInstallation> installation(Hash meter, String usagePoint, Instant begin, Instant end) {
        Predicate<MeterInstallation> covers = document ->
                document.usagePoint().equals(usagePoint) && document.effective().covers(begin, end);
        return find(MeterInstallation.class, meter.hex(), covers.and(document -> !document.multiplies()))
                .or(() -> find(MeterInstallation.class, meter.hex(), covers));
    }

    /** Where the bundle's installations put a meter at an instant; none of them is used. */
    public Set<String> places(Hash meter, Instant at) {
        return matching(MeterInstallation.class, meter.hex(), document -> document.effective()
                        .covers(at))
                .map(hash -> ((MeterInstallation) byHash.get(hash)).usagePoint())
                .collect(Collectors.toSet());
    }

    /**
     * The one description of a usage point; empty where there are several too. Those that deductions name do not count beside another;
     * where there are no others, the one that is named last does.
     */
    public Optional<UsagePoint> usagePoint(String id) {
        Set<Hash> named = new HashSet<>(deductions);
        List<Hash> all = matching(UsagePoint.class, id, document -> true).toList();
        List<Hash> others = all.stream().filter(hash -> !named.contains(hash)).toList();
        if (!others.isEmpty()) {
            return others.size() == 1 ? cited(others.get(0), UsagePoint.class) : Optional.empty();
        }
        return deductions.stream()
                .filter(all::contains)
                .reduce((earlier, later) -> later)
                .flatMap(hash -> cited(hash, UsagePoint.class));
    }

    /** The one description of an account; empty where there are several too. */
    public Optional<Account> account(String id) {
        return single(Account.class, id);
    }

    public Optional<PeriodClose> close(String account, Instant from, Instant to) {
        return find(
                PeriodClose.class,
                account,
                document -> document.from().equals(from) && document.to().equals(to));
    }

    /** All versions of a tariff: which one holds depends on the others. */
    public TariffVersions tariff(String id) {
        return tariffs.computeIfAbsent(
                id,
                unseen -> new TariffVersions(matching(TariffVersion.class, id, document -> true)
                        .map(hash ->
                                cited(hash, TariffVersion.class).orElseThrow().tariff())
                        .toList()));
    }

    /** The hashes of the documents that an answer named. */
    public Set<Hash> used() {
        return Set.copyOf(used);
    }

    private <T extends Document> Optional<T> find(Class<T> kind, String subject, Predicate<T> suits) {
        return matching(kind, subject, suits).findFirst().flatMap(hash -> cited(hash, kind));
    }

    private <T extends Document> Optional<T> single(Class<T> kind, String subject) {
        List<Hash> all = matching(kind, subject, document -> true).toList();
        return all.size() == 1 ? cited(all.get(0), kind) : Optional.empty();
    }

    private <T extends Document> Stream<Hash> matching(Class<T> kind, String subject, Predicate<T> suits) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(hash -> kind.isInstance(byHash.get(hash)) && suits.test(kind.cast(byHash.get(hash))));
    }
}
