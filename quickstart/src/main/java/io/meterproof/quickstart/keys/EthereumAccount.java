package io.meterproof.quickstart.keys;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** The account of a secp256k1 key (Ethereum Yellow Paper, appendix F): it pays for anchors. */
public record EthereumAccount(BigInteger privateKey) {
    private static final int HASH_LENGTH = 32;
    private static final int ADDRESS_LENGTH = 20;
    /** RLP of a list of 22 bytes that begins with a string of 20 bytes. */
    private static final byte[] LIST_AND_ADDRESS = {(byte) 0xd6, (byte) 0x94};

    private static final byte NONCE_ZERO = (byte) 0x80;

    /** @param secret 32 bytes, read as an unsigned number below the order of the curve */
    public static EthereumAccount of(byte[] secret) {
        return new EthereumAccount(new BigInteger(1, secret));
    }

    /** Lower-case hexadecimal with {@code 0x}. */
    public String address() {
        return hex(rawAddress());
    }

    /** Where the first contract that this account creates will be: the hash of the account and the nonce zero. */
    public String firstContract() {
        byte[] preimage = new byte[LIST_AND_ADDRESS.length + ADDRESS_LENGTH + 1];
        System.arraycopy(LIST_AND_ADDRESS, 0, preimage, 0, LIST_AND_ADDRESS.length);
        System.arraycopy(rawAddress(), 0, preimage, LIST_AND_ADDRESS.length, ADDRESS_LENGTH);
        preimage[preimage.length - 1] = NONCE_ZERO;
        return hex(addressIn(preimage));
    }

    private byte[] rawAddress() {
        var point = CustomNamedCurves.getByName("secp256k1").getG().multiply(privateKey);
        byte[] uncompressed = point.normalize().getEncoded(false);
        return addressIn(Arrays.copyOfRange(uncompressed, 1, uncompressed.length));
    }

    private static byte[] addressIn(byte[] preimage) {
        byte[] hash = new Keccak.Digest256().digest(preimage);
        return Arrays.copyOfRange(hash, HASH_LENGTH - ADDRESS_LENGTH, HASH_LENGTH);
    }

    private static String hex(byte[] address) {
        return "0x" + HexFormat.of().formatHex(address);
    }
}
