/** Two posts and a bridge between them. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>path { stroke: #0b5d66 } @media (prefers-color-scheme: dark) { path { stroke: #7cc7c9 } }</style>
<path d="M3 21h26M9 6v20M23 6v20M3 17C6 15 8 12 9 7c3 12 11 12 14 0c1 5 3 8 6 10" fill="none" stroke-width="2.4" stroke-linecap="round"/>
</svg>
`;
