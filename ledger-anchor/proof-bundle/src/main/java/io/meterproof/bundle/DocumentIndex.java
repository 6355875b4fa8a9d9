package io.meterproof.bundle;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.History;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Tariff;
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

/**
 * The documents of a bundle, and which of them were needed. Builder and verifier ask it the same questions, so what one takes
 * in the other uses.
 */
public final class DocumentIndex {
    private final SortedMap<Hash, Document> byHash;
    private final Map<String, List<Hash>> bySubject = new HashMap<>();
    private final Set<Hash> used = new HashSet<>();

    public DocumentIndex(Map<Hash, Document> documents) {
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

    public Optional<MeterEnrolment> enrolment(Hash meter, Hash key, Instant at) {
        return find(
                MeterEnrolment.class,
                meter.hex(),
                document -> document.key().equals(key) && document.effective().covers(at));
    }

    public Optional<MeterInstallation> installation(Hash meter, Instant at) {
        return find(MeterInstallation.class, meter.hex(), document -> document.effective()
                .covers(at));
    }

    public Optional<UsagePoint> usagePoint(String id) {
        return find(UsagePoint.class, id, document -> true);
    }

    public Optional<Account> account(String id) {
        return find(Account.class, id, document -> true);
    }

    public Optional<PeriodClose> close(String account, Instant from, Instant to) {
        return find(
                PeriodClose.class,
                account,
                document -> document.from().equals(from) && document.to().equals(to));
    }

    /** All versions of a tariff: which one holds depends on the others. */
    public History<Tariff> tariff(String id) {
        List<Tariff> versions = new ArrayList<>();
        for (Hash hash : bySubject.getOrDefault(id, List.of())) {
            cited(hash, TariffVersion.class).map(TariffVersion::tariff).ifPresent(versions::add);
        }
        return History.ofVersions(versions, Tariff::from);
    }

    /** All documents of a kind, without using them. */
    public <T extends Document> List<T> all(Class<T> kind) {
        return byHash.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The hashes of the documents that an answer named. */
    public Set<Hash> used() {
        return Set.copyOf(used);
    }

    private <T extends Document> Optional<T> find(Class<T> kind, String subject, Predicate<T> suits) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(hash -> kind.isInstance(byHash.get(hash)) && suits.test(kind.cast(byHash.get(hash))))
                .findFirst()
                .flatMap(hash -> cited(hash, kind));
    }
}
