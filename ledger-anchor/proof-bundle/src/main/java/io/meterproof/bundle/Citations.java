package io.meterproof.bundle;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Contract;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.CycleChargesEntry;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.FeeEntry;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.NoticeEntry;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.ReversalEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What entries and blocks rest on. */
public final class Citations {
    private Citations() {}

    /** The digests of the blocks that usage entries rest on. */
    public static Set<Hash> blocks(List<LedgerEntry> entries) {
        Set<Hash> digests = new TreeSet<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof UsageEntry usage) {
                digests.addAll(usage.usage().basis().blocks());
            }
        }
        return digests;
    }

    /** The hashes of the documents that deductions name, in the order of the entries. */
    public static List<Hash> deductions(List<LedgerEntry> entries) {
        List<Hash> hashes = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            if (entry instanceof UsageEntry usage) {
                usage.usage().deduction().map(Deduction::document).ifPresent(hashes::add);
            }
        }
        return hashes;
    }

    /** The hashes of the documents of one basis. */
    public static List<Hash> documents(Basis basis) {
        List<Hash> hashes = new ArrayList<>(basis.documents());
        if (basis instanceof Basis.OfAdvance advance) {
            hashes.add(advance.installation());
        } else if (basis instanceof Basis.OfEdit edit) {
            hashes.add(edit.edit());
        } else if (basis instanceof Basis.OfLikeDay likeDay) {
            hashes.add(likeDay.order());
        }
        return hashes;
    }

    static void resolve(BlockEvidence evidence, DocumentIndex documents) {
        Block block = evidence.read().block();
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        evidence.leniency().ifPresent(document -> documents.cited(document, LeniencyGrant.class));
        documents.enrolment(block.meter(), block.key(), begin, end);
        documents.installation(block.meter(), evidence.usagePoint(), begin, end);
    }

    static void resolve(LedgerEntry entry, DocumentIndex documents) {
        String account = entry.header().account();
        documents.account(account);
        if (entry instanceof UsageEntry usage) {
            resolve(usage.usage(), documents);
        } else if (entry instanceof ReversalEntry reversal) {
            documents.cited(reversal.cause(), Document.class);
        } else if (entry instanceof TopUpEntry topUp) {
            documents.cited(topUp.topUp(), TopUp.class);
        } else if (entry instanceof FeeEntry fee) {
            documents.cited(fee.fee(), FeeCharge.class);
            documents.cited(fee.tariff(), TariffVersion.class);
        } else if (entry instanceof CycleChargesEntry cycle) {
            resolve(cycle.charges(), documents);
        } else if (entry instanceof NoticeEntry notice) {
            documents.cited(notice.notice(), BillingNotice.class);
        } else if (entry instanceof PeriodChargesEntry charges) {
            documents.close(account, charges.from(), charges.to());
            charges.lines().forEach(line -> line.agreement().ifPresent(hash -> standing(hash, documents)));
        } else if (entry instanceof StatementEntry statement) {
            documents.close(account, statement.from(), statement.to());
        }
    }

    private static void resolve(Usage usage, DocumentIndex documents) {
        documents.cited(usage.agreement(), Agreement.class);
        documents.cited(usage.agreement(), Authorisation.class);
        documents
                .cited(usage.tariff(), TariffVersion.class)
                .ifPresent(version -> documents.tariff(version.tariff().id()));
        documents.usagePoint(usage.usagePoint());
        usage.deduction().ifPresent(deduction -> {
            documents.cited(deduction.document(), UsagePoint.class);
            documents.usagePoint(deduction.usagePoint());
        });
        documents(usage.basis()).forEach(hash -> {
            documents.cited(hash, MeterEvent.class);
            documents.cited(hash, CalorificValues.class);
            documents.cited(hash, PublishedPrices.class);
        });
    }

    /** Where nothing is charged nobody asks for the place. */
    private static void resolve(CycleCharges charges, DocumentIndex documents) {
        documents.cited(charges.agreement(), Contract.class);
        charges.tariffs().forEach(tariff -> documents.cited(tariff, TariffVersion.class));
        if (!charges.lines().isEmpty()) {
            charges.usagePoint().ifPresent(documents::usagePoint);
        }
    }

    private static void standing(Hash agreement, DocumentIndex documents) {
        documents.cited(agreement, Authorisation.class).ifPresent(found -> documents.tariff(found.tariff()));
        documents.cited(agreement, Agreement.class).ifPresent(found -> {
            documents.usagePoint(found.usagePoint());
            documents.tariff(found.tariff());
        });
    }
}
