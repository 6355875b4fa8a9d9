package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.Dossier.entryPath;
import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.tlog.Hash;
import java.util.HashSet;
import java.util.Set;

/** Each top-up is one that the desk signed, for this account and amount, which coins can pay, and counts once; so does its id. */
final class TopUps {
    private TopUps() {}

    static String examine(Dossier dossier) {
        Set<Hash> booked = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < dossier.entries().size(); i++) {
            if (dossier.entries().get(i) instanceof TopUpEntry entry) {
                TopUp topUp = compared(entry, i, dossier);
                require(booked.add(entry.topUp()), entryPath(i, "topUp"), "is booked twice");
                require(ids.add(topUp.id()), entryPath(i, "topUp"), "has the id of another that is booked");
            }
        }
        return booked.size() + " top-up(s) are as signed";
    }

    private static TopUp compared(TopUpEntry entry, int position, Dossier dossier) {
        TopUp topUp = present(
                dossier.index().cited(entry.topUp(), TopUp.class),
                entryPath(position, "topUp"),
                "the bundle holds no such top-up");
        require(
                topUp.account().equals(dossier.bundle().account()),
                entryPath(position, "topUp"),
                "is for another account");
        require(
                entry.amount() == topUp.amountMicros(),
                entryPath(position, "amount"),
                "is " + entry.amount() + ", not " + topUp.amountMicros());
        require(isPayable(topUp, dossier), entryPath(position, "topUp"), "is finer than the smallest coin");
        return topUp;
    }

    /** Without a document about the account its chain is refused. */
    private static boolean isPayable(TopUp topUp, Dossier dossier) {
        return dossier.index()
                .account(topUp.account())
                .filter(account -> !topUp.isPayable(account.currency()))
                .isEmpty();
    }
}
