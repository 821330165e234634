/**
 * What is done at registries besides proving that they work: lists, images, rights, copies. One small class per question
 * asked of a registry; tokens, patience and what registries remark are {@link io.fairlead.agent.image.Registry}'s. Start
 * reading at {@link io.fairlead.agent.image.Operations}.
 */
@NullMarked
package io.fairlead.agent.image;

import org.jspecify.annotations.NullMarked;
