package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InForceTest {
    private static final Instant MOVE = Documents.FROM.plusSeconds(86_400);
    private static final Effective UNTIL_MOVE = new Effective(Documents.FROM, Optional.of(MOVE));
    private static final Effective AFTER_MOVE = new Effective(MOVE, Optional.empty());

    @Test
    void aLaterAgreementOfTheSameIdTakesTheEarlierOnesPlace() {
        Identified<Agreement> open = identified(agreement("ag-1", ObisCode.GAS_VOLUME, Documents.EVER));
        Identified<Agreement> ended = identified(agreement("ag-1", ObisCode.GAS_VOLUME, UNTIL_MOVE));
        Identified<Agreement> next = identified(agreement("ag-2", ObisCode.GAS_VOLUME, AFTER_MOVE));

        assertThat(InForce.contracts(List.of(open, ended, next))).containsExactlyInAnyOrder(ended, next);
        assertThat(InForce.contracts(List.of(open, next, ended))).containsExactlyInAnyOrder(ended, next);
    }

    @Test
    void agreementsOfTwoIdsMustNotOverlap() {
        Agreement open = agreement("ag-1", ObisCode.GAS_VOLUME, Documents.EVER);
        Agreement next = agreement("ag-2", ObisCode.GAS_VOLUME, AFTER_MOVE);

        assertThatThrownBy(() -> InForce.check(List.of(open, next)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith("from: overlaps");
    }

    @Test
    void editsOfOneChannelMustNotHaveANumberTwice() {
        ReadingEdit one = edit(10, List.of(1L, 2L));
        ReadingEdit other = edit(11, List.of(3L));

        assertThatThrownBy(() -> InForce.check(List.of(one, other)))
                .hasMessage("firstSequence: overlaps the edit that begins with 10");
        assertThatCode(() -> InForce.check(List.of(one, other, edit(10, List.of()))))
                .doesNotThrowAnyException();
    }

    private static ReadingEdit edit(long first, List<Long> values) {
        return new ReadingEdit(
                Hash.ZERO,
                ObisCode.ACTIVE_IMPORT,
                first,
                Documents.FROM,
                900,
                values,
                Documents.FROM,
                "A. Clerk",
                "read off the display");
    }

    @Test
    void agreementsOfTwoReadingTypesMayOverlap() {
        Agreement taken = agreement("ag-1", ObisCode.ACTIVE_IMPORT, Documents.EVER);
        Agreement given = agreement("ag-2", ObisCode.ACTIVE_EXPORT, Documents.EVER);

        assertThatCode(() -> InForce.check(List.of(taken, given))).doesNotThrowAnyException();
    }

    @Test
    void authorisationsOfOneTokenMustNotOverlap() {
        Authorisation one = new Authorisation("au-1", "token", "a-1", "ev", "t-1", Documents.EVER);
        Authorisation other = new Authorisation("au-2", "token", "a-2", "ev", "t-1", AFTER_MOVE);

        assertThatThrownBy(() -> InForce.check(List.of(one, other))).hasMessageStartingWith("from: overlaps");
    }

    @Test
    void aMeterStandsWhereTheLastInstallationOfItsBeginSays() {
        List<MeterInstallation> moved = List.of(
                installation("old", Documents.EVER), installation("old", UNTIL_MOVE), installation("new", AFTER_MOVE));

        assertThat(place(moved, MOVE.minusSeconds(60), MOVE)).contains("old");
        assertThat(place(moved, MOVE, MOVE.plusSeconds(60))).contains("new");
    }

    @Test
    void readingsAcrossAMoveStandNowhere() {
        List<MeterInstallation> moved = List.of(installation("old", UNTIL_MOVE), installation("new", AFTER_MOVE));

        assertThat(place(moved, MOVE.minusSeconds(60), MOVE.plusSeconds(60))).isEmpty();
    }

    @Test
    void installationsThatOverlapAreRefused() {
        List<MeterInstallation> twice = List.of(installation("old", Documents.EVER), installation("new", AFTER_MOVE));

        assertThatThrownBy(() -> InForce.check(twice)).hasMessageStartingWith("from: overlaps");
    }

    @Test
    void twoTariffVersionsMustNotBeginTogether() {
        TariffVersion version = new TariffVersion(Documents.tariff());

        assertThatThrownBy(() -> InForce.check(List.of(version, version)))
                .hasMessage("from: overlaps: two versions begin at 2026-01-01T00:00:00Z");
    }

    @Test
    void tariffVersionsFollowEachOther() {
        Tariff first = Documents.tariff();
        Tariff next = new Tariff(
                first.id(), first.currency(), first.zone(), MOVE, first.parent(), first.rounding(), first.components());

        assertThatCode(() -> InForce.check(List.of(new TariffVersion(next), new TariffVersion(first))))
                .doesNotThrowAnyException();
    }

    @Test
    void anIdOfCreditIsOfNoOtherKindInAnotherVersion() {
        Tariff first = Documents.tariff();
        String energy = first.components().get(0).id();
        NetMetering solar = new NetMetering("solar", energy, Month.DECEMBER, BigDecimal.ZERO);
        TariffVersion credited = version(Documents.FROM, first, solar);

        assertThatCode(() -> InForce.check(List.of(credited, version(MOVE, first, solar))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> InForce.check(
                        List.of(credited, version(MOVE, first, new StandingCharge("solar", BigDecimal.ONE)))))
                .hasMessage("components: have an id that is of credit for export in another version;"
                        + " give it one of its own: solar");
    }

    private static TariffVersion version(Instant from, Tariff like, TariffComponent further) {
        List<TariffComponent> components = new ArrayList<>(like.components());
        components.add(further);
        return new TariffVersion(new Tariff(
                like.id(), like.currency(), like.zone(), from, Optional.empty(), like.rounding(), components));
    }

    @Test
    void aTariffVersionFollowsOnOneThatWasPublishedBeforeIt() {
        Hash one = Hash.parseHex("01".repeat(32));
        Hash other = Hash.parseHex("02".repeat(32));
        Identified<TariffVersion> first = version(one, Optional.empty());

        assertThatCode(() -> InForce.checkParents(List.of(first, version(other, Optional.of(one)))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> InForce.checkParents(
                        List.of(version(one, Optional.of(other)), version(other, Optional.of(one)))))
                .hasMessage("parent: is no earlier version of this tariff: " + other);
    }

    private static Identified<TariffVersion> version(Hash hash, Optional<Hash> parent) {
        Tariff tariff = Documents.tariff();
        return new Identified<>(
                hash,
                new TariffVersion(new Tariff(
                        tariff.id(),
                        tariff.currency(),
                        tariff.zone(),
                        tariff.from(),
                        parent,
                        tariff.rounding(),
                        tariff.components())));
    }

    @Test
    void aHistoryIsAboutOneSubject() {
        List<MeterInstallation> mixed = List.of(
                installation("old", UNTIL_MOVE),
                new MeterInstallation(Hash.parseHex("01".repeat(32)), "new", AFTER_MOVE, 0));

        assertThatThrownBy(() -> InForce.check(mixed)).hasMessageStartingWith("document: is about 0101");
    }

    @Test
    void aHistoryIsOfOneType() {
        Agreement agreement = agreement("ag-1", ObisCode.GAS_VOLUME, Documents.EVER);
        Authorisation other = new Authorisation("au-1", agreement.subject(), "a-1", "ev", "t-1", AFTER_MOVE);

        assertThatThrownBy(() -> InForce.check(List.of(agreement, other))).hasMessageStartingWith("type: is another");
    }

    @Test
    void anEmptyHistoryIsRefused() {
        assertThatThrownBy(() -> InForce.check(List.of())).hasMessage("document: is missing: the history is empty");
    }

    private static Optional<String> place(List<MeterInstallation> published, Instant begin, Instant end) {
        return InForce.installations(published).stream()
                .filter(installation -> installation.effective().covers(begin, end))
                .map(MeterInstallation::usagePoint)
                .findFirst();
    }

    private static MeterInstallation installation(String usagePoint, Effective effective) {
        return new MeterInstallation(Hash.ZERO, usagePoint, effective, 0);
    }

    private static Agreement agreement(String id, ObisCode readingType, Effective effective) {
        return new Agreement(id, "a-1", "up-1", readingType, "home", "t-1", effective);
    }

    private static <C extends Contract> Identified<C> identified(C contract) {
        return new Identified<>(new SignedDocument(DocumentCodec.encode(contract), List.of()).hash(), contract);
    }
}
