package io.fairlead.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Self-signed certificates for TLS servers on loopback, made by the JDK's own tool. */
record SelfSignedCertificates(KeyStore store) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    static SelfSignedCertificates create(Path directory, String names, String... dates) throws Exception {
        var file = directory.resolve("server-" + System.nanoTime() + ".p12");
        var command = new ArrayList<>(List.of("-ext", "san=" + names));
        command.addAll(List.of(dates));
        generate(file, "server", "CN=lab", command);
        return new SelfSignedCertificates(load(file));
    }

    /** Without a subject alternative name. */
    static SelfSignedCertificates withSubject(Path directory, String subject) throws Exception {
        var file = directory.resolve("server-" + System.nanoTime() + ".p12");
        generate(file, "server", subject, List.of());
        return new SelfSignedCertificates(load(file));
    }

    /** Issued by an intermediate authority below a root, all of which the server would send. */
    static SelfSignedCertificates issued(
            Path directory, String names, List<String> ofIntermediate, List<String> ofServer) throws Exception {
        var file = directory.resolve("chain-" + System.nanoTime() + ".p12");
        generate(file, "root", "CN=Lab Root,O=Lab", List.of("-ext", "bc:c", "-validity", "900"));
        var intermediate = new ArrayList<>(List.of("-ext", "bc:c", "-signer", "root"));
        intermediate.addAll(ofIntermediate);
        generate(file, "intermediate", "CN=Lab Intermediate,O=Lab", intermediate);
        var server = new ArrayList<>(List.of("-ext", "san=" + names, "-signer", "intermediate"));
        server.addAll(ofServer);
        generate(file, "server", "CN=lab", server);
        return new SelfSignedCertificates(load(file));
    }

    private static void generate(Path file, String alias, String subject, List<String> more) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(more);
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static KeyStore load(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** Sends the first of its certificates only, or as many as said. */
    SelfSignedCertificates sending(int certificates) throws GeneralSecurityException {
        var chain = store.getCertificateChain("server");
        store.setKeyEntry("server", store.getKey("server", PASSWORD), PASSWORD, Arrays.copyOf(chain, certificates));
        for (var other : List.of("root", "intermediate")) {
            store.setCertificateEntry(other + "-alone", store.getCertificate(other));
            store.deleteEntry(other);
        }
        return this;
    }

    String rootPem() throws GeneralSecurityException {
        return pem(store.getCertificate(store.containsAlias("root-alone") ? "root-alone" : "root"));
    }

    String pem() throws GeneralSecurityException {
        return pem(store.getCertificate("server"));
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        var encoded = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n";
    }

    ServerSocket listen(boolean wantsClientCertificate) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        socket.setNeedClientAuth(wantsClientCertificate);
        return socket;
    }
}
