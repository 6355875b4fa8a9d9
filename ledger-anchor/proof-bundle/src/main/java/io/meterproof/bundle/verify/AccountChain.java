package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/** The entries are one unbroken chain from sequence 1 to a statement, none is booked before another, and the balance runs through them. */
final class AccountChain {
    private AccountChain() {}

    static String examine(Dossier dossier) {
        String id = dossier.bundle().account();
        Account account = present(dossier.index().account(id), "account", "no document describes this account");
        Hash previous = Hash.ZERO;
        Instant booked = Instant.MIN;
        long balance = 0;
        for (int i = 0; i < dossier.entries().size(); i++) {
            LedgerEntry entry = dossier.entries().get(i);
            EntryHeader header = entry.header();
            require(header.account().equals(id), entryPath(i, "account"), "is not the account of the bundle");
            require(header.sequence() == i + 1L, entryPath(i, "sequence"), "is not " + (i + 1));
            require(
                    header.previous().equals(previous),
                    entryPath(i, "previous"),
                    "is not the leaf hash of the entry before it: one of the two was changed");
            require(!header.booked().isBefore(booked), entryPath(i, "booked"), "is before that of the entry before it");
            booked = header.booked();
            require(header.currency().equals(account.currency()), entryPath(i, "currency"), "is not the account's");
            balance = balanceAfter(entry, balance, i);
            require(
                    header.balance() == balance,
                    entryPath(i, "balance"),
                    "is " + header.balance() + ", not " + balance);
            previous = dossier.entryLeaves().get(i);
        }
        int last = dossier.entries().size() - 1;
        require(dossier.entries().get(last) instanceof StatementEntry, entryPath(last, "type"), "is not a statement");
        return "entries 1 to " + (last + 1) + " of account " + id + " follow each other without a gap; balance "
                + Money.text(balance) + " " + account.currency();
    }

    private static long balanceAfter(LedgerEntry entry, long before, int position) {
        try {
            long balance = entry instanceof TopUpEntry topUp ? Math.subtractExact(before, topUp.amount()) : before;
            for (Line line : entry.lines()) {
                balance = Math.addExact(balance, line.amount());
            }
            return balance;
        } catch (ArithmeticException e) {
            throw new RefusedException(entryPath(position, "balance"), "does not fit 64 bits");
        }
    }
}
