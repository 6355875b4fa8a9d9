package io.meterproof.metering.document;

import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.tlog.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which documents of one key's history are in force. Histories only grow: what was said before is corrected or ended by a
 * later document that takes its place. What is in force then never overlaps.
 */
public final class InForce {
    private InForce() {}

    /**
     * The contracts of one usage point or token: the last of each id.
     *
     * @param published the whole history, in the order of publication
     * @throws InvalidDocumentException where two of them for one reading type overlap
     */
    public static <C extends Contract> List<Identified<C>> contracts(List<Identified<C>> published) {
        return contracts(published, Identified::content);
    }

    /**
     * The installations of one meter: the last that begins at each instant.
     *
     * @param published the whole history, in the order of publication
     * @throws InvalidDocumentException where two of them overlap
     */
    public static List<MeterInstallation> installations(List<MeterInstallation> published) {
        return installations(published, Function.identity());
    }

    /**
     * The same, each by its document's hash.
     *
     * @throws InvalidDocumentException as {@link #installations}
     */
    public static List<Identified<MeterInstallation>> identifiedInstallations(
            List<Identified<MeterInstallation>> published) {
        return installations(published, Identified::content);
    }

    /** The resets of one meter's registers: the last for each register and instant. */
    public static List<Identified<RegisterReset>> resets(List<Identified<RegisterReset>> published) {
        return lastOfEach(
                published,
                reset -> List.of(reset.content().obis(), reset.content().at()));
    }

    /**
     * The conversions of one meter's gas: the last that begins at each instant.
     *
     * @throws InvalidDocumentException where two of them overlap
     */
    public static List<Identified<GasConversion>> conversions(List<Identified<GasConversion>> published) {
        return conversions(published, Identified::content);
    }

    /**
     * The edits of one meter's readings: the last of each channel and first number, without those that were withdrawn.
     *
     * @throws InvalidDocumentException where two of them have a number of one channel
     */
    public static List<Identified<ReadingEdit>> edits(List<Identified<ReadingEdit>> published) {
        return edits(published, Identified::content);
    }

    /**
     * Checks the whole history of one key, to be done before any of it is believed. Of accounts and usage points the last
     * document is in force.
     *
     * @throws InvalidDocumentException for a history that is empty, of several types or subjects, of two tariff versions
     *     that begin together, or of which one gives an id of the other's credit to another kind of component, of a tariff with components that settlement does not book, or in which contracts,
     *     installations, gas conversions or edits in force overlap
     */
    public static void check(List<? extends Document> published) {
        if (published.isEmpty()) {
            throw new InvalidDocumentException("document", "is missing: the history is empty");
        }
        published.forEach(document -> requireFellow(published.get(0), document));
        contracts(only(Contract.class, published), Function.identity());
        installations(only(MeterInstallation.class, published));
        conversions(only(GasConversion.class, published), Function.identity());
        edits(only(ReadingEdit.class, published), Function.identity());
        List<Tariff> versions = only(TariffVersion.class, published).stream()
                .map(TariffVersion::tariff)
                .toList();
        History.ofVersions(versions, Tariff::from);
        checkCredits(versions);
    }

    /** What one version leaves as credit must not be taken for what another charges under the same id. */
    private static void checkCredits(List<Tariff> versions) {
        Map<String, TariffComponent> credits = new HashMap<>();
        versions.forEach(version -> version.components().stream()
                .filter(Tariff::isCredit)
                .forEach(component -> credits.put(component.id(), component)));
        for (Tariff version : versions) {
            for (TariffComponent component : version.components()) {
                TariffComponent credit = credits.getOrDefault(component.id(), component);
                if (component.getClass() != credit.getClass()) {
                    throw new InvalidDocumentException(
                            "components",
                            "have an id that is of credit for export in another version; give it one of its own: "
                                    + component.id());
                }
            }
        }
    }

    /**
     * Checks that a version which names the one that it follows names one that was published before it: so none follows on
     * itself, however long the way around.
     *
     * @param published the whole history of one tariff, in the order of publication
     * @throws InvalidDocumentException where one does not
     */
    public static void checkParents(List<Identified<TariffVersion>> published) {
        Set<Hash> earlier = new HashSet<>();
        for (Identified<TariffVersion> version : published) {
            Optional<Hash> parent = version.content().tariff().parent();
            if (parent.isPresent() && !earlier.contains(parent.get())) {
                throw new InvalidDocumentException("parent", "is no earlier version of this tariff: " + parent.get());
            }
            earlier.add(version.hash());
        }
    }

    private static <T> List<T> installations(List<T> published, Function<T, MeterInstallation> content) {
        List<T> standing =
                lastOfEach(published, one -> content.apply(one).effective().from());
        return History.of(standing, one -> content.apply(one).effective()).facts();
    }

    private static <T> List<T> conversions(List<T> published, Function<T, GasConversion> content) {
        List<T> standing =
                lastOfEach(published, one -> content.apply(one).effective().from());
        return History.of(standing, one -> content.apply(one).effective()).facts();
    }

    /** How one meter's readings are estimated: the last of each channel. */
    public static List<Identified<ReadingEstimate>> estimates(List<Identified<ReadingEstimate>> published) {
        return List.copyOf(lastOfEach(published, each -> each.content().obis()));
    }

    private static <T> List<T> edits(List<T> published, Function<T, ReadingEdit> content) {
        List<T> standing = new ArrayList<>(lastOfEach(
                published,
                one -> List.of(content.apply(one).obis(), content.apply(one).firstSequence())));
        standing.removeIf(one -> content.apply(one).values().isEmpty());
        standing.sort(Comparator.comparing((T one) -> content.apply(one).obis().toString())
                .thenComparing(one -> content.apply(one).firstSequence()));
        for (int i = 1; i < standing.size(); i++) {
            ReadingEdit before = content.apply(standing.get(i - 1));
            ReadingEdit after = content.apply(standing.get(i));
            if (before.obis().equals(after.obis()) && after.firstSequence() < before.nextSequence()) {
                throw new InvalidDocumentException(
                        "firstSequence", "overlaps the edit that begins with " + before.firstSequence());
            }
        }
        return List.copyOf(standing);
    }

    private static <T> List<T> contracts(List<T> published, Function<T, ? extends Contract> content) {
        List<T> standing = lastOfEach(published, one -> content.apply(one).id());
        standing.stream()
                .collect(Collectors.groupingBy(one -> content.apply(one).onlyReadingType()))
                .values()
                .forEach(ofOneType ->
                        History.of(ofOneType, one -> content.apply(one).effective()));
        return standing;
    }

    private static <T> List<T> lastOfEach(List<T> published, Function<T, Object> identity) {
        Map<Object, T> last = new LinkedHashMap<>();
        published.forEach(one -> last.put(identity.apply(one), one));
        return List.copyOf(last.values());
    }

    private static <T extends Document> List<T> only(Class<T> type, List<? extends Document> documents) {
        List<T> ofType = new ArrayList<>();
        for (Document document : documents) {
            if (type.isInstance(document)) {
                ofType.add(type.cast(document));
            }
        }
        return ofType;
    }

    private static void requireFellow(Document first, Document other) {
        boolean ofOneType =
                other.getClass() == first.getClass() || other instanceof MeterEvent && first instanceof MeterEvent;
        if (!ofOneType) {
            throw new InvalidDocumentException("type", "is another than that of the history's first document");
        }
        if (!other.subject().equals(first.subject())) {
            throw new InvalidDocumentException(
                    "document", "is about " + other.subject() + " in the history of " + first.subject());
        }
    }
}
