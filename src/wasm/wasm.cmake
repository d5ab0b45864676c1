# The engine for the browser: build/wasm/engine.{mjs,wasm}, then build/dist, which a shop uploads.
add_executable(engine src/wasm/bindings.cc)
target_link_libraries(engine PRIVATE goeswith_engine)
set_target_properties(engine PROPERTIES SUFFIX .mjs)

# Free functions and numbers keep the glue small. The page's policy may forbid eval, so no dynamic
# execution. The environment is `web` alone: the caller passes the bytes, so that one build serves
# browsers and Node. The stack and the first memory are small; memory grows with the model.
# Compiled for speed and linked for size: ranking takes half the time for 60 bytes more (brotli).
set(engine_compile_options -O2 -fno-exceptions)
target_compile_options(engine PRIVATE ${engine_compile_options})
target_compile_options(goeswith_engine PRIVATE ${engine_compile_options})
target_compile_options(goeswith_model PRIVATE ${engine_compile_options})
target_link_options(engine PRIVATE
  -Oz --bind --no-entry
  -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
  -sMALLOC=emmalloc -sTEXTDECODER=2 -sSUPPORT_ERRNO=0
  -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=131072 -sTOTAL_STACK=32768
  -sINCOMING_MODULE_JS_API=[wasmBinary,instantiateWasm])

# Debian's Emscripten finds its JavaScript optimiser's parts here only if it is told.
if(EXISTS /usr/share/nodejs)
  set_target_properties(engine PROPERTIES
    CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()

find_program(node_program node REQUIRED)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS web/*.js web/*.mjs)
add_custom_command(
  OUTPUT ${CMAKE_SOURCE_DIR}/build/dist/goeswith.js
  COMMAND ${node_program} web/build.mjs --engine $<TARGET_FILE_DIR:engine> --out build/dist
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS engine ${web_sources}
  COMMENT "Bundling build/dist")
add_custom_target(dist ALL DEPENDS ${CMAKE_SOURCE_DIR}/build/dist/goeswith.js)
