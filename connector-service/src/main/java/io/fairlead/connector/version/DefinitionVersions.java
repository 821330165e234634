package io.fairlead.connector.version;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the former versions of connectors, as many of each as are wanted. */
@Component
public class DefinitionVersions {

    private final FormerVersions versions;
    private final VersionProperties properties;

    DefinitionVersions(FormerVersions versions, VersionProperties properties) {
        this.versions = versions;
        this.properties = properties;
    }

    /** Of a connector that is locked and about to have another definition. */
    public void save(UUID connectorId, DefinitionVersion version) {
        versions.insert(FormerVersion.of(connectorId, version));
        versions.deleteUpTo(connectorId, version.number() - properties.maxRetained());
    }

    /** The newest first. */
    public List<DefinitionVersion> listBefore(UUID connectorId, long number, int limit) {
        return versions.findBefore(connectorId, number, limit).stream()
                .map(FormerVersion::toVersion)
                .toList();
    }

    public Optional<DefinitionVersion> find(UUID connectorId, long number) {
        return versions.find(connectorId, number).map(FormerVersion::toVersion);
    }
}
